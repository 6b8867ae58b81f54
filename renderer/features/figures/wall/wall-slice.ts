import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import { type Alert, followAlerts, type Notice, newsOf } from '../../../../shared/figures/alert.ts'
import type { Threshold } from '../../../../shared/figures/threshold.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded } from '../../../app/events.ts'
import { type WaitingRow, waitingRows } from './waiting-rows.ts'

export type WallFault = Extract<RequestAnswer<'wall:read'>, { ok: false }>['reason']
type Kept = Extract<RequestAnswer<'wall:thresholds'>, { ok: true }>['value']

type State = {
  /** As the centre told it last, however long ago; null: not heard yet. */
  readonly wall: Wall | null
  /** When that was, on this workstation's clock, which need not be the centre's. */
  readonly readAt: EpochMs
  /** Why it was not told the last time; null when it was. */
  readonly fault: WallFault | null
  readonly isReading: boolean
  /** Every queue in which somebody was seen waiting, and who waits now. */
  readonly waiting: readonly WaitingRow[]
  /** When whoever is signed in wants to be told; null: not heard yet. */
  readonly thresholds: readonly Threshold[] | null
  /** Those that a threshold can be for. */
  readonly queues: readonly string[]
  readonly alerts: readonly Alert[]
  /** What began to need attention last, as it was then. */
  readonly news: { readonly at: EpochMs; readonly notices: readonly Notice[] }
}

const initialState: State = {
  wall: null,
  readAt: 0,
  fault: null,
  isReading: false,
  waiting: [],
  thresholds: null,
  queues: [],
  alerts: [],
  news: { at: 0, notices: [] },
}

export const wallSlice = createSlice({
  name: 'wall',
  initialState,
  reducers: {
    wallAsked: (state): State => ({ ...state, isReading: true }),
    wallRead: (state, { payload: { wall, readAt } }: PayloadAction<{ wall: Wall; readAt: EpochMs }>): State => {
      const alerts = followAlerts(state.alerts, state.thresholds ?? [], wall)
      const notices = newsOf(state.alerts, alerts)
      return {
        ...state,
        wall,
        readAt,
        fault: null,
        isReading: false,
        waiting: waitingRows(state.waiting, wall.waiting),
        alerts,
        news: notices.length > 0 ? { at: wall.at, notices } : state.news,
      }
    },
    wallFailed: (state, { payload: fault }: PayloadAction<WallFault>): State => ({ ...state, fault, isReading: false }),
    thresholdsRead: (state, { payload: { thresholds, queues } }: PayloadAction<Kept>): State => ({
      ...state,
      thresholds,
      queues,
    }),
    thresholdsKept: (state, { payload: thresholds }: PayloadAction<readonly Threshold[]>): State => ({
      ...state,
      thresholds,
    }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { wallAsked, wallRead, wallFailed, thresholdsRead, thresholdsKept } = wallSlice.actions
