import { isAnyOf, type UnknownAction } from '@reduxjs/toolkit'
import type { Fact } from '../../../shared/interaction/fact.ts'
import {
  answerRead,
  cameToFront,
  conversationTold,
  draftRestored,
  feedFellSilent,
  interactionAccepted,
  lessonsForgotten,
  momentMet,
  notesTyped,
  releaseChanged,
  residentLanguageChosen,
  searchClosed,
  suggestingFailed,
  suggestionDismissed,
  suggestionsArrived,
  suggestionUsed,
  utteranceHeard,
  wrapUpSubmitted,
} from '../../app/events.ts'
import type { RootState, StartListening } from '../../app/store-types.ts'
import { selectOffered } from '../interaction/interaction-selectors.ts'
import { isLive } from '../interaction/utterances.ts'
import { settingsChanged } from '../settings/settings-slice.ts'
import { announceStandingQuestion, recordShownSuggestions, shownAfterMs } from './suggestions-commands.ts'
import { selectSuggestQuery } from './suggestions-selectors.ts'

const isReasonToAsk = isAnyOf(
  interactionAccepted,
  draftRestored,
  cameToFront,
  // The next one comes to the front.
  wrapUpSubmitted,
  notesTyped,
  utteranceHeard,
  conversationTold,
  feedFellSilent,
  momentMet,
  residentLanguageChosen,
  suggestionDismissed,
  releaseChanged,
  lessonsForgotten,
  settingsChanged,
)

/** How often, at most, cards are asked for while a sentence is being heard. */
const interimEveryMs = 250

const mayTeach = isAnyOf(suggestionUsed, suggestionDismissed, answerRead)

/** What an agent's act says about an answer, or null: a card used or turned down, or another answer searched for. */
function lessonIn(fact: Fact): 'used' | 'dismissed' | null {
  if (fact.kind === 'suggestion-dismissed') return 'dismissed'
  if (fact.kind === 'suggestion-used') return 'used'
  return fact.kind === 'answer-read' && fact.openedFrom === 'search' ? 'used' : null
}

/** What happened in a conversation that is parked is asked about when it comes to the front. */
function concernsFront(action: UnknownAction, { interaction }: RootState): boolean {
  if (momentMet.match(action) && action.payload.moment.kind !== 'interim') return false
  const { payload } = action
  const names = typeof payload === 'object' && payload !== null && 'interactionId' in payload
  // What was wrapped up names itself, and another one is in front now.
  return !names || wrapUpSubmitted.match(action) || payload.interactionId === interaction.open?.interactionId
}

/** Waits until the next question may be asked while a sentence is heard; false: somebody waits already. */
type Pace = (askedAt: number, now: number, delay: (ms: number) => Promise<void>) => Promise<boolean>

function interimPace(): Pace {
  let waits = false
  return async (askedAt, now, delay) => {
    if (waits) return false
    waits = true
    try {
      await delay(Math.max(0, askedAt + interimEveryMs - now))
    } finally {
      waits = false
    }
    return true
  }
}

/** Asks at every keystroke and utterance; an answer older than the one on the screen is dropped. */
export function listenToSuggestions(startListening: StartListening): void {
  let asked = 0
  let answered = 0
  let askedAt = 0
  const interimsTurn = interimPace()

  startListening({
    matcher: isReasonToAsk,
    effect: async (action, { getState, dispatch, delay, extra: { bridge, clock, measureKeystroke } }) => {
      if (!concernsFront(action, getState())) return
      if (momentMet.match(action) && !(await interimsTurn(askedAt, clock.now(), delay))) return
      const query = selectSuggestQuery(getState())
      if (!query) return
      asked += 1
      askedAt = clock.now()
      const ask = asked
      const { open } = getState().interaction
      const firm = !open?.conversation.some(isLive)
      try {
        const suggestions = await bridge.request('suggestions:ask', query)
        if (ask < answered || getState().interaction.open?.interactionId !== open?.interactionId) return
        answered = ask
        dispatch(suggestionsArrived({ ...suggestions, at: clock.now(), firm }))
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
