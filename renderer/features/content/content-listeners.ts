import { isAnyOf } from '@reduxjs/toolkit'
import { contentChanged, releaseChanged, sessionBegan, tabChosen } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { readDrafts, readKeptTexts, readPublished } from './content-commands.ts'
import { selectMayEdit } from './content-selectors.ts'
import { readEarlierTexts } from './earlier/earlier-commands.ts'
import { listenToEditor } from './editor/editor-listeners.ts'
import { editingEnded } from './editor/editor-slice.ts'
import { listenToQuestions } from './questions/questions-listeners.ts'
import { listenToReleases } from './release/release-listeners.ts'

/** Everything that keeps the content team's screens as the centre and this workstation have it. */
export function listenToContent(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(tabChosen, releaseChanged),
    effect: async (_action, { getState, dispatch }) => {
      if (getState().view.tab === 'content') await dispatch(readPublished())
    },
  })

  startListening({
    matcher: isAnyOf(tabChosen, contentChanged, connectionChanged),
    effect: async (_action, { getState, dispatch }) => {
      if (getState().view.tab !== 'content' || !selectMayEdit(getState())) return
      await dispatch(readDrafts())
    },
  })

  startListening({
    matcher: isAnyOf(tabChosen, editingEnded, sessionBegan),
    effect: async (_action, { getState, dispatch }) => {
      if (selectMayEdit(getState())) await dispatch(readKeptTexts())
    },
  })

  startListening({
    actionCreator: contentChanged,
    effect: async ({ payload: { what } }, { getState, dispatch }) => {
      if (what === 'releases' && getState().earlier.open) await dispatch(readEarlierTexts())
    },
  })

  listenToEditor(startListening)
  listenToQuestions(startListening)
  listenToReleases(startListening)
}
