import { isAnyOf } from '@reduxjs/toolkit'
import { tabChosen } from '../../app/events.ts'
import type { StartListening } from '../../app/store-types.ts'
import { readAnswers } from '../answer/answer-listeners.ts'
import { topicsNamed } from '../answer/answer-slice.ts'
import { connectionChanged } from '../connection/connection-slice.ts'
import { factSaved } from '../recording/recording-slice.ts'
import { myDayRead } from './my-day-slice.ts'

/** Midnight of the day that an instant falls on, by this workstation's calendar. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Reads the agent's day whenever it is looked at, and again when something about it changed meanwhile. */
export function listenToMyDay(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(tabChosen, connectionChanged, factSaved),
    effect: async (_action, { getState, dispatch, cancelActiveListeners, pause, extra: { bridge, clock } }) => {
      if (getState().view.tab !== 'my-day') return
      cancelActiveListeners()
      const day = await pause(bridge.request('my-day:read', { since: startOfDay(clock.now()) }))
      dispatch(myDayRead(day))
      const { met } = getState().answer
      const unnamed = day.interactions.flatMap(({ topic }) => (topic && !met[topic] ? [topic] : []))
      if (unnamed.length === 0) return
      dispatch(topicsNamed(await readAnswers(bridge, [...new Set(unnamed)], getState().settings.language)))
    },
  })
}
