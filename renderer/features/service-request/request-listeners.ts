import { isAnyOf } from '@reduxjs/toolkit'
import { sessionBegan, tabChosen } from '../../app/events.ts'
import type { RootState, StartListening } from '../../app/store-types.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { readDefinition, readRequests, readServices } from './request-commands.ts'

const frontOf = ({ interaction }: RootState) => interaction.open?.interactionId

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
    predicate: (_action, now, before) => frontOf(now) !== frontOf(before),
    effect: async (_action, { getState, dispatch }) => {
      const { interaction, serviceRequest } = getState()
      if (interaction.open?.serviceRequest && !serviceRequest.definition) await dispatch(readDefinition())
    },
  })
}
