import { isAnyOf } from '@reduxjs/toolkit'
import type { Fact } from '../../../shared/interaction/fact.ts'
import {
  answerRead,
  draftRestored,
  interactionAccepted,
  lessonsForgotten,
  notesTyped,
  releaseChanged,
  residentLanguageChosen,
  searchClosed,
  suggestingFailed,
  suggestionDismissed,
  suggestionsArrived,
  suggestionUsed,
  utteranceHeard,
} from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { selectOffered } from '../interaction/interaction-selectors.ts'
import { settingsChanged } from '../settings/settings-slice.ts'
import { announceStandingQuestion, recordShownSuggestions, shownAfterMs } from './suggestions-commands.ts'
import { selectSuggestQuery } from './suggestions-selectors.ts'

const isReasonToAsk = isAnyOf(
  interactionAccepted,
  draftRestored,
  notesTyped,
  utteranceHeard,
  residentLanguageChosen,
  suggestionDismissed,
  releaseChanged,
  lessonsForgotten,
  settingsChanged,
)

const mayTeach = isAnyOf(suggestionUsed, suggestionDismissed, answerRead)

/** What an agent's act says about an answer, or null: a card used or turned down, or another answer searched for. */
function lessonIn(fact: Fact): 'used' | 'dismissed' | null {
  if (fact.kind === 'suggestion-dismissed') return 'dismissed'
  if (fact.kind === 'suggestion-used') return 'used'
  return fact.kind === 'answer-read' && fact.openedFrom === 'search' ? 'used' : null
}

/** Asks at every keystroke and utterance; an answer older than the one on the screen is dropped. */
export function listenToSuggestions(startListening: StartListening): void {
  let asked = 0
  let answered = 0

  startListening({
    matcher: isReasonToAsk,
    effect: async (action, { getState, dispatch, extra: { bridge, clock, measureKeystroke } }) => {
      const query = selectSuggestQuery(getState())
      if (!query) return
      asked += 1
      const ask = asked
      const interactionId = getState().interaction.open?.interactionId
      try {
        const suggestions = await bridge.request('suggestions:ask', query)
        if (ask < answered || getState().interaction.open?.interactionId !== interactionId) return
        answered = ask
        dispatch(suggestionsArrived({ ...suggestions, at: clock.now() }))
        if (notesTyped.match(action)) measureKeystroke(action.payload.typedAtMs)
      } catch (failure) {
        dispatch(suggestingFailed())
        throw failure
      }
    },
  })

  startListening({
    matcher: isAnyOf(suggestionsArrived, searchClosed),
    effect: async (_action, { dispatch, delay }) => {
      await delay(shownAfterMs)
      dispatch(recordShownSuggestions())
      dispatch(announceStandingQuestion())
    },
  })

  startListening({
    matcher: mayTeach,
    effect: async ({ payload: fact }, { getOriginalState, extra: { bridge } }) => {
      const lesson = lessonIn(fact)
      const query = selectSuggestQuery(getOriginalState())
      // What was practised says nothing about what residents ask.
      if (!lesson || !query || selectOffered(getOriginalState())?.practice) return
      await bridge.request('suggestions:teach', { query, answerId: fact.answerId, lesson })
    },
  })
}
