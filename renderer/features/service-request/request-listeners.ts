import { isAnyOf } from '@reduxjs/toolkit'
import { draftRestored, sessionBegan, tabChosen } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { readDefinition, readRequests, readServices } from './request-commands.ts'

/** Learns what the city offers and what became of requests whenever something may have been missed. */
export function listenToServiceRequests(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(sessionBegan, connectionChanged),
    effect: async (_action, { getState, dispatch, cancelActiveListeners, delay }) => {
      cancelActiveListeners()
      if (!getState().session.person) return
      // A connection that comes and goes is asked once.
      await delay(10)
      await dispatch(readServices())
      await dispatch(readRequests())
    },
  })

  startListening({
    actionCreator: tabChosen,
    effect: async ({ payload: tab }, { dispatch }) => {
      if (tab === 'my-day') await dispatch(readRequests())
    },
  })

  startListening({
    actionCreator: draftRestored,
    effect: async ({ payload }, { dispatch }) => {
      if (payload.serviceRequest) await dispatch(readDefinition())
    },
  })
}
