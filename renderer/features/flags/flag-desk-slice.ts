import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { FlagGroup } from '../../../shared/flags/flag.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, dialogOpened, sessionEnded } from '../../app/events.ts'

type Queue = Extract<RequestAnswer<'flags:list'>, { ok: true }>['value']
export type FlagFault = Extract<RequestAnswer<'flags:settle'>, { ok: false }>['reason']

type State = {
  /** As the centre told it last; null: not heard yet. */
  readonly groups: readonly FlagGroup[] | null
  readonly owners: Queue['owners']
  /** Only what this owner keeps; null: of all. */
  readonly owner: string | null
  /** Why the last thing asked for was not done; null when it was. */
  readonly fault: FlagFault | null
}

const initialState: State = { groups: null, owners: [], owner: null, fault: null }

/** Where those who keep the answers see what was flagged, and settle it. */
export const flagDeskSlice = createSlice({
  name: 'flagDesk',
  initialState,
  reducers: {
    flagsListed: (state, { payload }: PayloadAction<Queue>): State => ({ ...state, ...payload }),
    flagOwnerChosen: (state, { payload: owner }: PayloadAction<string | null>): State => ({ ...state, owner }),
    flagsDeskFailed: (state, { payload: fault }: PayloadAction<FlagFault>): State => ({ ...state, fault }),
    flagsDeskDone: (state): State => ({ ...state, fault: null }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(dialogOpened, () => initialState)
      .addCase(dialogClosed, () => initialState)
      .addCase(sessionEnded, () => initialState),
})

export const { flagsListed, flagOwnerChosen, flagsDeskFailed, flagsDeskDone } = flagDeskSlice.actions
