import { isAnyOf } from '@reduxjs/toolkit'
import {
  draftRestored,
  interactionAccepted,
  notesTyped,
  releaseChanged,
  residentLanguageChosen,
  suggestingFailed,
  suggestionDismissed,
  suggestionsArrived,
  utteranceHeard,
} from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { recordShownSuggestions, shownAfterMs } from './suggestions-commands.ts'
import { selectSuggestQuery } from './suggestions-selectors.ts'

const isReasonToAsk = isAnyOf(
  interactionAccepted,
  draftRestored,
  notesTyped,
  utteranceHeard,
  residentLanguageChosen,
  suggestionDismissed,
  releaseChanged,
)

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
    actionCreator: suggestionsArrived,
    effect: async (_action, { dispatch, delay }) => {
      await delay(shownAfterMs)
      dispatch(recordShownSuggestions())
    },
  })
}
