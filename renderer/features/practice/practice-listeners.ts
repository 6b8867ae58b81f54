import { isAnyOf } from '@reduxjs/toolkit'
import { failureMet, holdEnded, holdStarted, interactionEnded } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { selectOffered } from '../interaction/interaction-selectors.ts'
import { practiceCallStarted } from './practice-slice.ts'

/** Plays, pauses and stops the script as the call goes: a resident on hold says nothing. */
export function listenToPractice(startListening: StartListening): void {
  startListening({
    actionCreator: practiceCallStarted,
    effect: async ({ payload }, { dispatch, extra: { bridge } }) => {
      const answer = await bridge.request('practice:play', payload)
      if (!answer.ok) dispatch(failureMet({ during: 'practice:play', detail: `${answer.reason}: ${payload.scriptId}` }))
    },
  })

  startListening({
    matcher: isAnyOf(holdStarted, holdEnded, interactionEnded),
    effect: async (action, { getState, extra: { bridge } }) => {
      if (!selectOffered(getState())?.practice) return
      if (interactionEnded.match(action)) await bridge.request('practice:stop', {})
      else await bridge.request('practice:pause', { paused: holdStarted.match(action) })
    },
  })
}
