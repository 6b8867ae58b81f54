import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../shared/clock.ts'
import type { AnswerId, Revision } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
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
}

const initialState: State = { open: null, copied: null, met: {} }

const opening = (answerId: AnswerId, language: Language, position: number): OpenAnswer => ({
  answerId,
  language,
  position,
  revision: null,
  updatedAt: null,
  withdrawn: false,
})

export const answerSlice = createSlice({
  name: 'answer',
  initialState,
  reducers: {
    answerClosed(answer) {
      answer.open = null
      answer.copied = null
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
      })
      .addCase(suggestionUsed, (answer, { payload: { answerId, language, position } }) => {
        answer.open = opening(answerId, language, position)
        answer.copied = null
      })
      .addCase(answerAsked, (answer, { payload: { answerId, language } }) => {
        answer.open = opening(answerId, language, 0)
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

export const { answerClosed, copiedNoticeEnded, topicsNamed } = answerSlice.actions
