import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { OwnFlag } from '../../../shared/flags/flag.ts'
import { answerFlagged, sessionEnded } from '../../app/events.ts'

type State = {
  /** Something was flagged a moment ago. */
  readonly noted: boolean
  /** The agent's own flags as the centre told them last, the newest first; null: not heard yet. */
  readonly mine: readonly OwnFlag[] | null
}

const initialState: State = { noted: false, mine: null }

export const flagsSlice = createSlice({
  name: 'flags',
  initialState,
  reducers: {
    flagNoticeEnded: (state): State => ({ ...state, noted: false }),
    ownFlagsRead: (state, { payload: mine }: PayloadAction<readonly OwnFlag[]>): State => ({ ...state, mine }),
    /** The centre says how these were settled. */
    flagsSettled: (state, { payload: settled }: PayloadAction<readonly OwnFlag[]>): State => {
      const ids = new Set(settled.map(({ flagId }) => flagId))
      const others = (state.mine ?? []).filter(({ flagId }) => !ids.has(flagId))
      return { ...state, mine: [...others, ...settled].sort((a, b) => b.flaggedAt - a.flaggedAt) }
    },
    flagsHeard: (state, { payload: flagIds }: PayloadAction<readonly string[]>): State => ({
      ...state,
      mine: state.mine?.map((flag) => (flagIds.includes(flag.flagId) ? { ...flag, heard: true } : flag)) ?? null,
    }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(answerFlagged, (state): State => ({ ...state, noted: true }))
      .addCase(sessionEnded, () => initialState),
})

export const { flagNoticeEnded, ownFlagsRead, flagsSettled, flagsHeard } = flagsSlice.actions
