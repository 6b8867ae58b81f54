import { createSlice } from '@reduxjs/toolkit'
import type { AnswerId } from '../../../shared/knowledge/answer.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
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
  /** Whether the last question could not be put to the knowledge at all. */
  readonly failed: boolean
}

const initialState: State = { slots: noSlots, dismissed: [], heard: null, failed: false }

export const suggestionsSlice = createSlice({
  name: 'suggestions',
  initialState,
  reducers: {},
  extraReducers: (builder) =>
    builder
      .addCase(interactionOffered, () => initialState)
      .addCase(wrapUpSubmitted, () => initialState)
      .addCase(draftRestored, (_state, { payload }) => ({
        ...initialState,
        dismissed: payload.facts.filter((fact) => fact.kind === 'suggestion-dismissed').map(({ answerId }) => answerId),
      }))
      .addCase(suggestionsArrived, (state, { payload: { suggestions, language, at } }) => {
        const offered = suggestions.filter(({ answerId }) => !state.dismissed.includes(answerId))
        return { ...state, slots: placeInSlots(state.slots, offered, at), heard: language, failed: false }
      })
      .addCase(suggestingFailed, (state) => ({ ...state, failed: true }))
      .addCase(suggestionDismissed, (state, { payload: { answerId } }) => ({
        ...state,
        slots: withoutAnswer(state.slots, answerId),
        dismissed: [...state.dismissed, answerId],
      })),
})
