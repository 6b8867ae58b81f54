import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { type FlagKind, flagKinds, type OwnFlag } from '../../../shared/flags/flag.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { answerFlagged, interactionOffered, sessionEnded, wrapUpSubmitted } from '../../app/events.ts'

/** The answer that a flag is about. */
export type FlaggedAnswer = {
  readonly answerId: AnswerId
  readonly revisionId: string | null
  readonly language: Language
  readonly title: string
}

export type FlagPanel = {
  /** Null: there is none, so only a missing one can be flagged. */
  readonly answer: FlaggedAnswer | null
  readonly kind: FlagKind
  readonly note: string
  /** What is missing: what was asked for when the panel opened, masked, until the agent changes it. */
  readonly query: string
}

type State = {
  readonly panel: FlagPanel | null
  /** Something was flagged a moment ago. */
  readonly noted: boolean
  /** The agent's own flags as the centre told them last, the newest first; null: not heard yet. */
  readonly mine: readonly OwnFlag[] | null
}

const initialState: State = { panel: null, noted: false, mine: null }

/** The kinds that can be chosen: all with an answer, only the missing one without. */
export const kindsFor = (answer: FlaggedAnswer | null): readonly FlagKind[] =>
  answer ? flagKinds : flagKinds.filter((kind) => kind === 'missing')

const closed = (state: State): State => ({ ...state, panel: null })

export const flagsSlice = createSlice({
  name: 'flags',
  initialState,
  reducers: {
    flagPanelOpened: (state, { payload }: PayloadAction<Pick<FlagPanel, 'answer' | 'query'>>): State => ({
      ...state,
      panel: { ...payload, kind: kindsFor(payload.answer)[0] ?? 'missing', note: '' },
    }),
    flagPanelClosed: closed,
    flagKindChosen: (state, { payload: kind }: PayloadAction<FlagKind>): State => ({
      ...state,
      panel: state.panel && { ...state.panel, kind },
    }),
    flagNoteTyped: (state, { payload: note }: PayloadAction<string>): State => ({
      ...state,
      panel: state.panel && { ...state.panel, note },
    }),
    flagQueryTyped: (state, { payload: query }: PayloadAction<string>): State => ({
      ...state,
      panel: state.panel && { ...state.panel, query },
    }),
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
      .addCase(answerFlagged, (state): State => ({ ...state, panel: null, noted: true }))
      .addCase(interactionOffered, closed)
      .addCase(wrapUpSubmitted, closed)
      .addCase(sessionEnded, () => initialState),
})

export const {
  flagPanelOpened,
  flagPanelClosed,
  flagKindChosen,
  flagNoteTyped,
  flagQueryTyped,
  flagNoticeEnded,
  ownFlagsRead,
  flagsSettled,
  flagsHeard,
} = flagsSlice.actions
