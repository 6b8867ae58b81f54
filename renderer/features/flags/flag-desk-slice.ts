import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { FlagGroup } from '../../../shared/flags/flag.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import { dialogClosed, dialogOpened, sessionEnded } from '../../app/events.ts'

type Queue = Extract<RequestAnswer<'flags:list'>, { ok: true }>['value']
export type FlagFault = Extract<RequestAnswer<'flags:settle'>, { ok: false }>['reason']

type SettledPage = Extract<RequestAnswer<'flags:settled'>, { ok: true }>['value']
export type FlagDeskView = 'open' | 'settled'

type State = {
  readonly view: FlagDeskView
  /** As the centre told it last; null: not heard yet. */
  readonly groups: readonly FlagGroup[] | null
  readonly owners: Queue['owners']
  /** Only what this owner keeps; null: of all. */
  readonly owner: string | null
  /** What was decided, as far as it was read, and what follows; null: not heard yet. */
  readonly settled: SettledPage | null
  /** Counts how often it was begun anew to read what was decided: a page asked for before that is of no use. */
  readonly settledReading: number
  /** Why the last thing asked for was not done; null when it was. */
  readonly fault: FlagFault | null
}

const initialState: State = {
  view: 'open',
  groups: null,
  owners: [],
  owner: null,
  settled: null,
  settledReading: 0,
  fault: null,
}

const settledAnew = ({ settledReading }: State) => ({ settled: null, settledReading: settledReading + 1 })

/** Where those who keep the answers see what was flagged, and settle it. */
export const flagDeskSlice = createSlice({
  name: 'flagDesk',
  initialState,
  reducers: {
    flagDeskViewChosen: (state, { payload: view }: PayloadAction<FlagDeskView>): State => ({
      ...state,
      ...settledAnew(state),
      view,
    }),
    flagsListed: (state, { payload }: PayloadAction<Queue>): State => ({ ...state, ...payload }),
    flagOwnerChosen: (state, { payload: owner }: PayloadAction<string | null>): State => ({
      ...state,
      ...settledAnew(state),
      owner,
    }),
    settledFlagsRead: (state, { payload: { flags, next } }: PayloadAction<SettledPage>): State => ({
      ...state,
      settled: { flags: [...(state.settled?.flags ?? []), ...flags], next },
      fault: null,
    }),
    flagsDeskFailed: (state, { payload: fault }: PayloadAction<FlagFault>): State => ({ ...state, fault }),
    flagsSettled: (state): State => ({ ...state, ...settledAnew(state), fault: null }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(dialogOpened, () => initialState)
      .addCase(dialogClosed, () => initialState)
      .addCase(sessionEnded, () => initialState),
})

export const { flagDeskViewChosen, flagsListed, flagOwnerChosen, settledFlagsRead, flagsDeskFailed, flagsSettled } =
  flagDeskSlice.actions
