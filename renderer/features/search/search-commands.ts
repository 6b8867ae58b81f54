import { answerAsked, answerRead, searchClosed, searchFoundNothing } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { selectFacts, selectOpenInteraction } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import { selectIsMissingTold, selectMissing, selectRows, selectSearchLanguage } from './search-selectors.ts'
import { rowReached, searchLanguageChosen } from './search-slice.ts'

/** How long a search that finds nothing stands before it is told: who is still typing has not asked yet. */
export const settledAfterMs = 1_500

/** The arrows: to the row before or after, no further than the ends. */
export const moveRow =
  (by: 1 | -1): AppThunk =>
  (dispatch, getState) => {
    const last = selectRows(getState()).length - 1
    const { row } = getState().search
    if (last < 0) return
    dispatch(rowReached(row === null ? (by === 1 ? 0 : last) : Math.max(0, Math.min(last, row + by))))
  }

/** `F7` in the box: searches in the other language. */
export const switchSearchLanguage = (): AppThunk => (dispatch, getState) => {
  dispatch(searchLanguageChosen(selectSearchLanguage(getState()) === 'en' ? 'fr' : 'en'))
}

/** `Enter`: opens the row that the arrows reached. In an interaction an answer so found counts as used. */
export const openRow =
  (row: number): AppThunk =>
  (dispatch, getState, world) => {
    const found = selectRows(getState())[row]
    if (!found) return
    const { answerId, revisionId, language, section } = found
    dispatch(searchClosed())
    dispatch(answerAsked({ answerId, language, openedFrom: 'search', section }))
    const interaction = selectOpenInteraction(getState())
    const isRecorded = selectFacts(getState()).some(
      (fact) => fact.kind === 'answer-read' && fact.openedFrom === 'search' && fact.answerId === answerId,
    )
    if (!interaction || isRecorded) return
    const about = { answerId, revisionId, language, position: 0, openedFrom: 'search' as const }
    dispatch(answerRead({ ...stampFact(world, interaction), kind: 'answer-read', ...about }))
  }

/** Records what was searched for and is nowhere, once; outside of an interaction under an id that opens none. */
export const recordFoundNothing = (): AppThunk => (dispatch, getState, world) => {
  const missing = selectMissing(getState())
  const { person } = getState().session
  if (!missing || !person || selectIsMissingTold(getState())) return
  const interaction = selectOpenInteraction(getState()) ?? { interactionId: world.newId(), agentId: person.personId }
  dispatch(searchFoundNothing({ ...stampFact(world, interaction), kind: 'search-found-nothing', ...missing }))
}
