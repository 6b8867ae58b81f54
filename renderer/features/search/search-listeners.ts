import { isAnyOf } from '@reduxjs/toolkit'
import { cameToFront, releaseChanged, searchOpened } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { recordFoundNothing, settledAfterMs } from './search-commands.ts'
import { selectAnswerSearch } from './search-selectors.ts'
import { answersFound, searchFailed, searchLanguageChosen, searchServiceChosen, searchTyped } from './search-slice.ts'

const isReasonToSearch = isAnyOf(
  cameToFront,
  searchOpened,
  searchTyped,
  searchServiceChosen,
  searchLanguageChosen,
  releaseChanged,
)

/** Searches at every keystroke; an answer older than the one on the screen is dropped. */
export function listenToSearch(startListening: StartListening): void {
  let asked = 0
  let answered = 0

  startListening({
    matcher: isReasonToSearch,
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      const search = selectAnswerSearch(getState())
      if (!search) return
      asked += 1
      const ask = asked
      const interactionId = getState().interaction.open?.interactionId
      try {
        const found = await bridge.request('answers:search', search)
        const isHere = getState().interaction.open?.interactionId === interactionId
        if (ask < answered || !isHere || !getState().search.isOpen) return
        answered = ask
        dispatch(answersFound({ ...found, text: search.text }))
      } catch (failure) {
        dispatch(searchFailed())
        throw failure
      }
    },
  })

  startListening({
    actionCreator: answersFound,
    effect: async (_action, { dispatch, delay, cancelActiveListeners }) => {
      cancelActiveListeners()
      await delay(settledAfterMs)
      dispatch(recordFoundNothing())
    },
  })
}
