import { isAnyOf } from '@reduxjs/toolkit'
import { contentChanged, releaseChanged, tabChosen } from '../../../app/events.ts'
import type { RootState, StartListening } from '../../../app/store-types.ts'
import { failureOf } from '../content-fault.ts'
import { type ContentSection, draftsRead, sectionChosen } from '../content-slice.ts'
import { readReleases, selectChosenIds } from './release-commands.ts'
import {
  candidateTried,
  draftTicked,
  emergencyChosen,
  reachedRead,
  releaseFailed,
  releasePublished,
} from './release-slice.ts'

const triedAfterMs = 200
/** How often the count of the desktops reached is read while somebody looks at it. */
export const reachedEveryMs = 1_000

const isShown = ({ view, content }: RootState, ...sections: readonly ContentSection[]) =>
  view.tab === 'content' && sections.includes(content.section)

export function listenToReleases(startListening: StartListening): void {
  startListening({
    matcher: isAnyOf(sectionChosen, tabChosen, draftTicked, emergencyChosen, draftsRead, releaseChanged),
    effect: async (_action, { dispatch, getState, cancelActiveListeners, delay, pause, extra: { bridge } }) => {
      if (!isShown(getState(), 'release')) return
      cancelActiveListeners()
      await delay(triedAfterMs)
      const draftIds = [...selectChosenIds(getState())]
      const answer = await pause(bridge.request('content:try', { draftIds }))
      if (answer.ok) dispatch(candidateTried(answer.value))
      else dispatch(releaseFailed(failureOf(answer)))
    },
  })

  startListening({
    matcher: isAnyOf(sectionChosen, tabChosen, releasePublished),
    effect: async (_action, { dispatch, getState, cancelActiveListeners, delay, pause, extra: { bridge } }) => {
      cancelActiveListeners()
      while (isShown(getState(), 'release', 'history')) {
        const answer = await pause(bridge.request('content:reached', {}))
        if (answer.ok) dispatch(reachedRead(answer.value))
        await delay(reachedEveryMs)
      }
    },
  })

  startListening({
    matcher: isAnyOf(sectionChosen, tabChosen, contentChanged),
    effect: async (_action, { dispatch, getState }) => {
      if (isShown(getState(), 'history')) await dispatch(readReleases())
    },
  })
}
