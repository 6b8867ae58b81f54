import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import { type FlagKind, flagKinds } from '../../../shared/flags/flag.ts'
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

/** What is being flagged in an interaction; null while nothing is. */
type State = { readonly open: FlagPanel | null }

const initialState: State = { open: null }
const closed = (): State => initialState

/** The kinds that can be chosen: all with an answer, only the missing one without. */
export const kindsFor = (answer: FlaggedAnswer | null): readonly FlagKind[] =>
  answer ? flagKinds : flagKinds.filter((kind) => kind === 'missing')

export const flagPanelSlice = createSlice({
  name: 'flagPanel',
  initialState,
  reducers: {
    flagPanelOpened: (_state, { payload }: PayloadAction<Pick<FlagPanel, 'answer' | 'query'>>): State => ({
      open: { ...payload, kind: kindsFor(payload.answer)[0] ?? 'missing', note: '' },
    }),
    flagPanelClosed: closed,
    flagKindChosen: ({ open }, { payload: kind }: PayloadAction<FlagKind>): State => ({
      open: open && { ...open, kind },
    }),
    flagNoteTyped: ({ open }, { payload: note }: PayloadAction<string>): State => ({ open: open && { ...open, note } }),
    flagQueryTyped: ({ open }, { payload: query }: PayloadAction<string>): State => ({
      open: open && { ...open, query },
    }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(answerFlagged, closed)
      .addCase(interactionOffered, closed)
      .addCase(wrapUpSubmitted, closed)
      .addCase(sessionEnded, closed),
})

export const { flagPanelOpened, flagPanelClosed, flagKindChosen, flagNoteTyped, flagQueryTyped } =
  flagPanelSlice.actions
