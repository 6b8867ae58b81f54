import { isAnyOf } from '@reduxjs/toolkit'
import { dialogOpened } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { outboxChanged, refusedEntriesRead, sendAgainAsked } from './connection-slice.ts'

export function listenToConnection(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(dialogOpened, outboxChanged),
    effect: async (_action, { getState, dispatch, extra: { bridge } }) => {
      if (getState().view.dialog !== 'refused') return
      dispatch(refusedEntriesRead(await bridge.request('outbox:refused', {})))
    },
  })

  startListening({
    actionCreator: sendAgainAsked,
    effect: async ({ payload }, { dispatch, extra: { bridge } }) => {
      await bridge.request('outbox:send-again', { sequences: [...payload] })
      dispatch(refusedEntriesRead(await bridge.request('outbox:refused', {})))
    },
  })
}
