import { createSlice, type PayloadAction } from '@reduxjs/toolkit'
import type { EpochMs } from '../../../shared/clock.ts'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { ClarifyingQuestion } from '../../../shared/knowledge/suggestion.ts'
import {
  draftRestored,
  interactionOffered,
  suggestingFailed,
  suggestionDismissed,
  suggestionsArrived,
  wrapUpSubmitted,
} from '../../app/events.ts'
import { noSlots, placeInSlots, type Slots, withoutAnswer } from './slots.ts'

type State = {
  readonly slots: Slots
  /** Not offered again in this interaction. */
  readonly dismissed: readonly AnswerId[]
  /** The language in which the conversation was heard; null before anything was. */
  readonly heard: Language | null
  /** What to ask the resident, and since when it stands there; null when nothing needs asking. */
  readonly question: (ClarifyingQuestion & { readonly since: EpochMs }) | null
  /** The last question that stood long enough to be worth saying; empty when none does. */
  readonly announcedQuestion: string
  /** Whether the last question could not be put to the knowledge at all. */
  readonly failed: boolean
}

const initialState: State = {
  slots: noSlots,
  dismissed: [],
  heard: null,
  question: null,
  announcedQuestion: '',
  failed: false,
}

export const suggestionsSlice = createSlice({
  name: 'suggestions',
  initialState,
  reducers: {
    questionStood: (state, { payload }: PayloadAction<string>) => ({ ...state, announcedQuestion: payload }),
  },
  extraReducers: (builder) =>
    builder
      .addCase(interactionOffered, () => initialState)
      .addCase(wrapUpSubmitted, () => initialState)
      .addCase(draftRestored, (_state, { payload }) => ({
        ...initialState,
        dismissed: payload.facts.filter((fact) => fact.kind === 'suggestion-dismissed').map(({ answerId }) => answerId),
      }))
      .addCase(suggestionsArrived, (state, { payload: { suggestions, question, language, at, firm } }) => {
        const offered = suggestions.filter(({ answerId }) => !state.dismissed.includes(answerId))
        const since = question?.question === state.question?.question ? (state.question?.since ?? at) : at
        return {
          ...state,
          slots: placeInSlots(state.slots, offered, at, firm),
          heard: language,
          question: question && { ...question, since },
          announcedQuestion: question?.question === state.announcedQuestion ? state.announcedQuestion : '',
          failed: false,
        }
      })
      .addCase(suggestingFailed, (state) => ({ ...state, failed: true }))
      .addCase(suggestionDismissed, (state, { payload: { answerId } }) => ({
        ...state,
        slots: withoutAnswer(state.slots, answerId),
        dismissed: [...state.dismissed, answerId],
      })),
})

export const { questionStood } = suggestionsSlice.actions
