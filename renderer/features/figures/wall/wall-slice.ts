import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { sessionEnded } from '../../../app/events.ts'

export type WallFault = Extract<RequestAnswer<'wall:read'>, { ok: false }>['reason']

type State = {
  /** As the centre told it last, however long ago; null: not heard yet. */
  readonly wall: Wall | null
  /** When that was, on this workstation's clock, which need not be the centre's. */
  readonly readAt: EpochMs
  /** Why it was not told the last time; null when it was. */
  readonly fault: WallFault | null
  readonly isReading: boolean
}

const initialState: State = { wall: null, readAt: 0, fault: null, isReading: false }

export const wallSlice = createSlice({
  name: 'wall',
  initialState,
  reducers: {
    wallAsked: (state): State => ({ ...state, isReading: true }),
    wallRead: (_state, { payload }: PayloadAction<{ wall: Wall; readAt: EpochMs }>): State => ({
      ...payload,
      fault: null,
      isReading: false,
    }),
    wallFailed: (state, { payload: fault }: PayloadAction<WallFault>): State => ({ ...state, fault, isReading: false }),
  },
  extraReducers: (builder) => builder.addCase(sessionEnded, () => initialState),
})

export const { wallAsked, wallRead, wallFailed } = wallSlice.actions
