import { cardTaken, lessonsForgotten, suggestionDismissed, suggestionShown, suggestionUsed } from '../../app/events.ts'
import type { AppThunk, RootState } from '../../app/store-types.ts'
import { selectFacts, selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import type { Slot } from './slots.ts'
import { selectQuestion } from './suggestions-selectors.ts'
import { questionStood } from './suggestions-slice.ts'

/** How long a card stands before it counts as shown: what flickers by while somebody types was never offered. */
export const shownAfterMs = 1_000

const aboutAnswer = ({ suggestion: { answerId, revisionId, language } }: Slot, position: number) => ({
  answerId,
  revisionId,
  language,
  position,
})

/** `Ctrl+1..3`: the agent says this one. @param position 1 at the top; an empty place does nothing. */
export const markSuggestionUsed =
  (position: number): AppThunk =>
  (dispatch, getState, world) => {
    const open = selectOpenInteraction(getState())
    const slot = getState().suggestions.slots[position - 1]
    if (!open || !slot) return
    const { answerId, language, spoken } = slot.suggestion
    dispatch(cardTaken({ answerId, language, spoken }))
    if (getState().answer.open?.answerId === answerId) return
    dispatch(suggestionUsed({ ...stampFact(world, open), kind: 'suggestion-used', ...aboutAnswer(slot, position) }))
  }

/** `Ctrl+Shift+1..3`: does not fit; not offered again in this interaction. */
export const dismissSuggestion =
  (position: number): AppThunk =>
  (dispatch, getState, world) => {
    const open = selectOpenInteraction(getState())
    const slot = getState().suggestions.slots[position - 1]
    if (!open || !slot) return
    dispatch(
      suggestionDismissed({ ...stampFact(world, open), kind: 'suggestion-dismissed', ...aboutAnswer(slot, position) }),
    )
  }

/** Whether nothing else is where the cards are. */
const areCardsSeen = ({ view, search, serviceRequest }: RootState) =>
  view.tab === 'call' && !search.isOpen && !serviceRequest.isOpen

/** Records the cards that have stood long enough, each answer once in an interaction. */
export const recordShownSuggestions = (): AppThunk => (dispatch, getState, world) => {
  const open = selectOpenInteraction(getState())
  if (!open || !areCardsSeen(getState())) return
  const known = new Set(
    selectFacts(getState()).flatMap((fact) => (fact.kind === 'suggestion-shown' ? [fact.answerId] : [])),
  )
  getState().suggestions.slots.forEach((slot, index) => {
    if (!slot || known.has(slot.suggestion.answerId) || world.clock.now() - slot.shownAt < shownAfterMs) return
    dispatch(suggestionShown({ ...stampFact(world, open), kind: 'suggestion-shown', ...aboutAnswer(slot, index + 1) }))
  })
}

/** Says the question to ask once it has stood as long as a card that counts as shown. */
export const announceStandingQuestion =
  (): AppThunk =>
  (dispatch, getState, { clock }) => {
    const { question, announcedQuestion } = getState().suggestions
    if (!question || question.question === announcedQuestion || clock.now() - question.since < shownAfterMs) return
    if (areCardsSeen(getState()) && selectQuestion(getState())) dispatch(questionStood(question.question))
  }

/** Forgets what the ranking has learnt on this workstation. */
export const forgetLessons =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    await bridge.request('suggestions:forget-lessons', {})
    dispatch(lessonsForgotten())
  }
