import { isAnyOf } from '@reduxjs/toolkit'
import {
  answerWorkAsked,
  contentChanged,
  newAnswerAsked,
  releaseChanged,
  sessionBegan,
  tabChosen,
} from '../../app/events.ts'
import type { AppThunk, StartListening } from '../../app/store-types.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { readCounts, readDrafts, readKeptTexts, readPublished } from './content-commands.ts'
import { selectMayEdit } from './content-selectors.ts'
import { readEarlierTexts } from './earlier/earlier-commands.ts'
import { listenToEditor } from './editor/editor-listeners.ts'
import { editingEnded } from './editor/editor-slice.ts'
import { closeEditor, openAnswer, openAsked } from './editor/open-commands.ts'
import { sendKeptTexts } from './editor/send-kept.ts'
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
    // Not with every draft: there may be tens of thousands of counts.
    matcher: isAnyOf(tabChosen, connectionChanged),
    effect: async (_action, { getState, dispatch }) => {
      if (getState().view.tab === 'content' && selectMayEdit(getState())) await dispatch(readCounts())
    },
  })

  startListening({
    matcher: isAnyOf(tabChosen, editingEnded, sessionBegan),
    effect: async (_action, { getState, dispatch }) => {
      if (selectMayEdit(getState())) await dispatch(readKeptTexts())
    },
  })

  let isSending = false
  startListening({
    matcher: isAnyOf(connectionChanged, sessionBegan),
    effect: async (_action, { getState, dispatch }) => {
      const isOnline = getState().connection.connection.state === 'online'
      if (isSending || !isOnline || !selectMayEdit(getState())) return
      isSending = true
      await dispatch(sendKeptTexts()).finally(() => {
        isSending = false
      })
    },
  })

  startListening({
    actionCreator: answerWorkAsked,
    effect: async ({ payload: { answerId, language } }, { dispatch }) => {
      await dispatch(readyTheDesk())
      await dispatch(openAnswer(answerId, language))
    },
  })

  startListening({
    actionCreator: newAnswerAsked,
    effect: async ({ payload: { language, asked } }, { dispatch }) => {
      await dispatch(readyTheDesk())
      await dispatch(openAsked(language, asked))
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

/** What is open has its text at the centre, or on this disk, before another takes its place; then all texts are listed. */
const readyTheDesk = (): AppThunk<Promise<void>> => async (dispatch, getState) => {
  if (getState().editor.open) await dispatch(closeEditor())
  await Promise.all([dispatch(readPublished()), dispatch(readDrafts()), dispatch(readCounts())])
}
