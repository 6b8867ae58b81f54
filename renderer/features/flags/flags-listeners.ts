import { isAnyOf } from '@reduxjs/toolkit'
import { answerFlagged, sessionBegan, tabChosen } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { noteFlagNewsSeen } from './flags-commands.ts'
import { flagNoticeEnded, flagsSettled, ownFlagsRead } from './flags-slice.ts'

const noticeMs = 4_000

/** Reads the agent's own flags whenever something about them may have been missed, and notes what was seen. */
export function listenToFlags(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(sessionBegan, connectionChanged, tabChosen),
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      const { session, connection } = getState()
      if (!session.person || connection.connection.state !== 'online') return
      const answer = await bridge.request('flags:mine', {})
      if (answer.ok) dispatch(ownFlagsRead(answer.value.flags))
    },
  })

  startListening({
    matcher: isAnyOf(ownFlagsRead, flagsSettled),
    effect: async (_action, { getState, dispatch }) => {
      if (getState().view.tab === 'my-day') await dispatch(noteFlagNewsSeen())
    },
  })

  startListening({
    actionCreator: answerFlagged,
    effect: async (_action, { dispatch, delay, cancelActiveListeners }) => {
      cancelActiveListeners()
      await delay(noticeMs)
      dispatch(flagNoticeEnded())
    },
  })
}
