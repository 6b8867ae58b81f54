import { draftRestored, sessionBegan, sessionEnded } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { signInAsked, signInFailed, signOutAsked } from './session-slice.ts'

export function listenToSession(startListening: StartListening): void {
  startListening({
    actionCreator: signInAsked,
    effect: async ({ payload }, { dispatch, extra: { bridge } }) => {
      try {
        const answer = await bridge.request('session:sign-in', payload)
        dispatch(answer.ok ? sessionBegan(answer.value) : signInFailed(answer.reason))
      } catch (failure) {
        dispatch(signInFailed('unavailable'))
        throw failure
      }
    },
  })

  startListening({
    actionCreator: sessionBegan,
    effect: async ({ payload: person }, { getState, dispatch, extra: { bridge } }) => {
      const draft = await bridge.request('draft:read', {})
      if (draft?.agentId === person.personId && !getState().interaction.open) dispatch(draftRestored(draft))
    },
  })

  startListening({
    actionCreator: signOutAsked,
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      if (getState().interaction.open) return
      await bridge.request('session:sign-out', {})
      dispatch(sessionEnded({ reason: 'signed-out' }))
    },
  })
}
