import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { GapReport } from '../../../shared/gaps/gap.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, dialogOpened, sessionEnded } from '../../app/events.ts'

export type GapFault = Extract<RequestAnswer<'gaps:list'>, { ok: false }>['reason']

type State = {
  /** As the centre told it last; null: not heard yet. */
  readonly report: GapReport | null
  readonly fault: GapFault | null
}

const initialState: State = { report: null, fault: null }

export const gapsSlice = createSlice({
  name: 'gaps',
  initialState,
  reducers: {
    gapsRead: (_state, { payload: report }: PayloadAction<GapReport>): State => ({ report, fault: null }),
    gapsFailed: (state, { payload: fault }: PayloadAction<GapFault>): State => ({ ...state, fault }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(dialogOpened, () => initialState)
      .addCase(dialogClosed, () => initialState)
      .addCase(sessionEnded, () => initialState),
})

export const { gapsRead, gapsFailed } = gapsSlice.actions
