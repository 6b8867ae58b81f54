import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../shared/clock.ts'
import type { AnswerId, Revision } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { Section } from '../../../shared/knowledge/suggestion.ts'
import {
  answerAsked,
  answerCopied,
  answerOpened,
  answerWithdrawn,
  interactionOffered,
  sessionEnded,
  suggestionsArrived,
  suggestionUsed,
  wrapUpSubmitted,
} from '../../app/events.ts'

export type AnswerMet = Pick<Revision, 'title' | 'kind'>

export type OpenAnswer = {
  readonly answerId: AnswerId
  readonly language: Language
  /** Its card's place when it was opened; 0 when it was opened in another way. */
  readonly position: number
  /** What led to it when no card did; null for a card. */
  readonly openedFrom: 'search' | 'related' | null
  /** Where it opens; null: at its beginning. */
  readonly section: Section | null
  /** Null until the text has arrived. */
  readonly revision: Revision | null
  /** When a release changed the text while it was being read. */
  readonly updatedAt: EpochMs | null
  readonly withdrawn: boolean
}

type State = {
  readonly open: OpenAnswer | null
  readonly copied: 'text' | 'link' | null
  /** What was seen so far, so that lists can name it. */
  readonly met: Readonly<Record<AnswerId, AnswerMet>>
  /** Where the answers on the cards open, those that do not at their beginning. */
  readonly sections: Readonly<Record<AnswerId, Section>>
}

const initialState: State = { open: null, copied: null, met: {}, sections: {} }

type Opening = Pick<OpenAnswer, 'answerId' | 'language' | 'position' | 'openedFrom' | 'section'>

const opening = (how: Opening): OpenAnswer => ({ ...how, revision: null, updatedAt: null, withdrawn: false })

export const answerSlice = createSlice({
  name: 'answer',
  initialState,
  reducers: {
    answerClosed(answer) {
      answer.open = null
      answer.copied = null
    },
    /** Between interactions a copy is recorded nowhere. */
    copiedBetweenCalls(answer, { payload }: PayloadAction<'text' | 'link'>) {
      answer.copied = payload
    },
    copiedNoticeEnded(answer) {
      answer.copied = null
    },
    /** Title and kind of answers that a list or a restored call names. */
    topicsNamed(answer, { payload }: PayloadAction<readonly Revision[]>) {
      for (const { answerId, title, kind } of payload) answer.met[answerId] = { title, kind }
    },
  },
  extraReducers: (builder) =>
    builder
      .addCase(suggestionsArrived, (answer, { payload }) => {
        for (const { answerId, title, kind } of payload.suggestions) answer.met[answerId] = { title, kind }
        answer.sections = Object.fromEntries(
          payload.suggestions.flatMap(({ answerId, section }) => (section ? [[answerId, section]] : [])),
        )
      })
      .addCase(suggestionUsed, (answer, { payload: { answerId, language, position } }) => {
        const section = answer.sections[answerId] ?? null
        answer.open = opening({ answerId, language, position, openedFrom: null, section })
        answer.copied = null
      })
      .addCase(answerAsked, (answer, { payload }) => {
        answer.open = opening({ ...payload, position: 0 })
        answer.copied = null
      })
      .addCase(answerOpened, (answer, { payload: { revision, at } }) => {
        const { answerId, title, kind } = revision
        answer.met[answerId] = { title, kind }
        if (answer.open?.answerId !== answerId) return
        const before = answer.open.revision
        if (before && before.language === revision.language && before.revisionId !== revision.revisionId) {
          answer.open.updatedAt = at
        }
        answer.open.revision = revision
        answer.open.withdrawn = false
      })
      .addCase(answerWithdrawn, (answer, { payload: answerId }) => {
        if (answer.open?.answerId === answerId) answer.open.withdrawn = true
      })
      .addCase(answerCopied, (answer, { payload }) => {
        answer.copied = payload.what
      })
      .addCase(interactionOffered, (answer) => ({ ...initialState, met: answer.met }))
      .addCase(wrapUpSubmitted, (answer) => ({ ...initialState, met: answer.met }))
      .addCase(sessionEnded, () => initialState),
})

export const { answerClosed, copiedBetweenCalls, copiedNoticeEnded, topicsNamed } = answerSlice.actions
