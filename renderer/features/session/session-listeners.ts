import { draftRestored, sessionBegan, sessionEnded } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { draftsAreBack } from '../conversations/centre-slice.ts'
import { readConversations } from '../conversations/conversations-commands.ts'
import { selectIsAnyOpen, selectOpenOne } from '../conversations/desk-selectors.ts'
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
      for (const draft of await bridge.request('draft:read', {})) {
        const isOpen = selectOpenOne(getState(), draft.interactionId) !== null
        if (draft.agentId === person.personId && !isOpen) dispatch(draftRestored(draft))
      }
      dispatch(draftsAreBack())
      await dispatch(readConversations())
    },
  })

  startListening({
    actionCreator: signOutAsked,
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      if (selectIsAnyOpen(getState())) return
      await bridge.request('session:sign-out', {})
      dispatch(sessionEnded({ reason: 'signed-out' }))
    },
  })
}
