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
  /** When it was last asked for, and when the centre last told it without being asked, on the same clock; 0: never. */
  readonly askedAt: EpochMs
  readonly toldAt: EpochMs
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
  askedAt: 0,
  toldAt: 0,
  fault: null,
  isReading: false,
  waiting: [],
  thresholds: null,
  queues: [],
  alerts: [],
  news: { at: 0, notices: [] },
}

type Reading = { readonly wall: Wall; readonly readAt: EpochMs }

function withReading(state: State, { wall, readAt }: Reading): State {
  const alerts = followAlerts(state.alerts, state.thresholds ?? [], wall)
  const notices = newsOf(state.alerts, alerts)
  return {
    ...state,
    wall,
    readAt,
    fault: null,
    waiting: waitingRows(state.waiting, wall.waiting),
    alerts,
    news: notices.length > 0 ? { at: wall.at, notices } : state.news,
  }
}

export const wallSlice = createSlice({
  name: 'wall',
  initialState,
  reducers: {
    wallAsked: (state, { payload: askedAt }: PayloadAction<EpochMs>): State => ({ ...state, askedAt, isReading: true }),
    wallRead: (state, { payload }: PayloadAction<Reading>): State => ({
      ...withReading(state, payload),
      isReading: false,
    }),
    wallTold: (state, { payload }: PayloadAction<Reading>): State => ({
      ...withReading(state, payload),
      toldAt: payload.readAt,
    }),
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

export const { wallAsked, wallRead, wallTold, wallFailed, thresholdsRead, thresholdsKept } = wallSlice.actions
