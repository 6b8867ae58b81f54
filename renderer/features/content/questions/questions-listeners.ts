import { isAnyOf } from '@reduxjs/toolkit'
import { contentChanged, releaseChanged, tabChosen } from '../../../app/events.ts'
import type { RootState, StartListening } from '../../../app/store-types.ts'
import { connectionChanged } from '../../connection/connection-slice.ts'
import { selectMayEdit } from '../content-selectors.ts'
import { sectionChosen } from '../content-slice.ts'
import { askSome, readQuestions } from './questions-commands.ts'
import { selectCounts } from './questions-selectors.ts'
import {
  changesRecalled,
  questionAdded,
  questionsNotKept,
  questionsRead,
  questionTyped,
  theirsChosen,
} from './questions-slice.ts'

/** Changes are on this disk so long after a letter. */
export const questionsKeptAfterMs = 150
/** How long a question rests before the engine is asked. */
export const questionsAskedAfterMs = 400

const isRead = ({ view, session }: RootState) => view.tab === 'content' && session.person !== null

const isAsking = (state: RootState) =>
  isRead(state) && state.content.section === 'questions' && state.connection.release.installed !== null

/** Keeps the test questions as the centre has them, and what is changed here on this disk. */
export function listenToQuestions(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(tabChosen, contentChanged, connectionChanged),
    effect: async (action, { dispatch, getState, condition }) => {
      if (!isRead(getState()) || !selectMayEdit(getState())) return
      if (contentChanged.match(action) && action.payload.what !== 'golden') return
      if (connectionChanged.match(action) && action.payload.state !== 'online') return
      // What is on its way hears by itself whether somebody was quicker.
      if (getState().questions.isSaving) await condition((_action, { questions }) => !questions.isSaving)
      await dispatch(readQuestions())
    },
  })

  startListening({
    matcher: isAnyOf(
      sectionChosen,
      tabChosen,
      questionsRead,
      changesRecalled,
      questionAdded,
      questionTyped,
      theirsChosen,
      releaseChanged,
    ),
    effect: async (_action, { dispatch, getState, cancelActiveListeners, delay, pause }) => {
      if (!isAsking(getState())) return
      cancelActiveListeners()
      await delay(questionsAskedAfterMs)
      while (isAsking(getState()) && selectCounts(getState()).unasked.length > 0) await pause(dispatch(askSome()))
    },
  })

  let isKeeping = false
  startListening({
    predicate: (_action, now, before) => now.questions.isRecalled && isChanged(now, before),
    effect: async (_action, { dispatch, getState, delay, extra: { bridge, clock } }) => {
      // At most every so often, and the last letter always: whatever was typed in between is in what is read then.
      if (isKeeping) return
      isKeeping = true
      await delay(questionsKeptAfterMs)
      isKeeping = false
      const { changes, conflicts, isRecalled } = getState().questions
      // Somebody signed out meanwhile: what they typed is not to be forgotten.
      if (!isRecalled) return
      const all = [...changes, ...conflicts.map(({ change }) => change)]
      const answer = await bridge.request('content:keep-questions', { changes: all, keptAt: clock.now() })
      dispatch(questionsNotKept(!answer.ok))
    },
  })
}

const isChanged = ({ questions: now }: RootState, { questions: before }: RootState) =>
  now.changes !== before.changes || now.conflicts !== before.conflicts
