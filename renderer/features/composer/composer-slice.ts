import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { Unsent } from '../../../shared/interaction/draft.ts'
import type { RequestAnswer } from '../../../shared/ipc-contract.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { Suggestion } from '../../../shared/knowledge/suggestion.ts'
import { conversationTold, draftRestored, interactionOffered, sessionEnded, wrapUpSubmitted } from '../../app/events.ts'
import { type Slash, slashAt } from './slash.ts'

type SayingFault = Extract<RequestAnswer<'conversation:say'>, { ok: false }>['reason']

/** Why a line was not sent: told by the centre, seen here, or the window was closed before the centre answered. */
export type UnsentReason = SayingFault | 'interrupted'

/** A line on its way to the resident. The centre tells it again as part of the conversation; then it goes from here. */
export type Line = Unsent & { readonly state: 'sending' | 'sent' | 'failed'; readonly reason: UnsentReason | null }

/** What part of an answer was put into the text. */
export type AnswerPart = 'spoken' | 'all'

export type Inserted = {
  readonly answerId: AnswerId
  readonly language: Language
  readonly part: AnswerPart
  readonly text: string
}

/** What is said below the composer. */
export type ComposerNotice = 'offline' | 'not-caught-up' | 'over' | 'nothing-inserted' | 'no-translation'

/** The answers that a slash lists, for which words, and which of them Enter takes. */
type Found = { readonly query: string; readonly rows: readonly Suggestion[]; readonly row: number }

type State = {
  readonly text: string
  readonly lines: readonly Line[]
  /** The answer put in last, as it was put in; null: none, or it was sent. */
  readonly inserted: Inserted | null
  readonly notice: ComposerNotice | null
  /** A search inside the text; null while there is none. */
  readonly slash: Slash | null
  readonly found: Found | null
  /** Where a slash stands that the agent said is only a slash. */
  readonly plainSlashAt: number | null
  /** Whether it stays on the page when the chat is over: somebody is in it, or something stands in it. */
  readonly isKept: boolean
}

const initialState: State = {
  text: '',
  lines: [],
  inserted: null,
  notice: null,
  slash: null,
  found: null,
  plainSlashAt: null,
  isKept: false,
}

/** What a line is told by: the interaction it belongs to, which need not be in front any more. */
type AboutLine = { readonly interactionId: string; readonly utteranceId: string }

const withLine = (state: State, utteranceId: string, change: Partial<Line>): State => ({
  ...state,
  lines: state.lines.map((line) => (line.utteranceId === utteranceId ? { ...line, ...change } : line)),
})

const withoutLines = (state: State, told: ReadonlySet<string | undefined>): State =>
  state.lines.some(({ utteranceId }) => told.has(utteranceId))
    ? { ...state, lines: state.lines.filter(({ utteranceId }) => !told.has(utteranceId)) }
    : state

const interrupted = (unsent: Unsent): Line => ({ ...unsent, state: 'failed', reason: 'interrupted' })

export const composerSlice = createSlice({
  name: 'composer',
  initialState,
  reducers: {
    composerTyped: (state, { payload: { text, caret } }: PayloadAction<{ text: string; caret: number }>): State => {
      const slash = slashAt(text, caret)
      const plainSlashAt = slash?.start === state.plainSlashAt ? state.plainSlashAt : null
      const isPlain = slash !== null && slash.start === plainSlashAt
      const inserted = text === '' ? null : state.inserted
      return { ...state, text, notice: null, inserted, plainSlashAt, slash: isPlain ? null : slash }
    },
    composerReached: (state): State => (state.isKept ? state : { ...state, isKept: true }),
    composerLeft: (state): State => ({ ...state, isKept: state.text.trim() !== '' }),
    slashLeft: (state): State => ({ ...state, plainSlashAt: state.slash?.start ?? null, slash: null, found: null }),
    slashFound: (state, { payload }: PayloadAction<Omit<Found, 'row'>>): State => ({
      ...state,
      found: { ...payload, row: 0 },
    }),
    slashRowReached: (state, { payload: row }: PayloadAction<number>): State => ({
      ...state,
      found: state.found && { ...state.found, row },
    }),
    answerInserted: (state, { payload }: PayloadAction<Inserted & { interactionId: string }>): State => {
      const { interactionId: _interactionId, ...inserted } = payload
      return { ...state, inserted, slash: null, found: null }
    },
    composerNoticed: (state, { payload: notice }: PayloadAction<ComposerNotice>): State => ({ ...state, notice }),
    sayingBegan: (state, { payload: { line } }: PayloadAction<{ interactionId: string; line: Unsent }>): State => ({
      ...initialState,
      isKept: state.isKept,
      lines: [...state.lines, { ...line, state: 'sending', reason: null }],
    }),
    sayingBeganAgain: (state, { payload }: PayloadAction<AboutLine>): State =>
      withLine(state, payload.utteranceId, { state: 'sending', reason: null }),
    said: (state, { payload }: PayloadAction<AboutLine>): State =>
      withLine(state, payload.utteranceId, { state: 'sent' }),
    sayingFailed: (state, { payload }: PayloadAction<AboutLine & { reason: SayingFault }>): State =>
      withLine(state, payload.utteranceId, { state: 'failed', reason: payload.reason }),
    /** An unsent line becomes text again. */
    lineTakenBack: (state, { payload: { utteranceId } }: PayloadAction<AboutLine>): State => {
      const line = state.lines.find((one) => one.utteranceId === utteranceId)
      const rest = withoutLines(state, new Set([utteranceId]))
      return line ? { ...rest, text: [line.text, state.text].filter(Boolean).join('\n') } : state
    },
  },
  extraReducers: (builder) =>
    builder
      .addCase(draftRestored, (_state, { payload: { reply, unsent, conversation } }): State => {
        const told = new Set(conversation.map(({ utteranceId }) => utteranceId))
        return withoutLines(
          { ...initialState, text: reply, isKept: reply.trim() !== '', lines: unsent.map(interrupted) },
          told,
        )
      })
      .addCase(
        conversationTold,
        (state, { payload: { utterances } }): State =>
          withoutLines(state, new Set(utterances.map(({ utteranceId }) => utteranceId))),
      )
      .addCase(interactionOffered, () => initialState)
      .addCase(wrapUpSubmitted, () => initialState)
      .addCase(sessionEnded, (state, { payload }) => (payload.reason === 'signed-out' ? initialState : state)),
})

export const {
  composerTyped,
  composerReached,
  composerLeft,
  slashLeft,
  slashFound,
  slashRowReached,
  answerInserted,
  composerNoticed,
  sayingBegan,
  sayingBeganAgain,
  said,
  sayingFailed,
  lineTakenBack,
} = composerSlice.actions
