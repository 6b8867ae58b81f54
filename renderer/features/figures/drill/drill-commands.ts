import type { ListedInteraction } from '../../../../shared/figures/drill.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { drillFailed, lineRead, pageAsked, pageRead, rowReached } from './drill-slice.ts'

/** Fetches the next page of what stands behind the number; nothing when one is on its way or there is none. */
export const readMore =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { clicked, next, total, isReading } = getState().drill
    if (!clicked || isReading || (total !== null && next === null)) return
    dispatch(pageAsked())
    // What comes after another number was clicked is not wanted any more.
    const isStillAsked = () => getState().drill.clicked === clicked
    try {
      const answer = await bridge.request('period:interactions', { ...clicked, after: next })
      if (isStillAsked()) dispatch(answer.ok ? pageRead(answer.value) : drillFailed(answer.reason))
    } catch (error) {
      if (isStillAsked()) dispatch(drillFailed('unavailable'))
      throw error
    }
  }

/** Opens the time line of one of them. */
export const openLine =
  ({ interactionId }: ListedInteraction): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { clicked, interactions } = getState().drill
    dispatch(rowReached(interactions.findIndex((one) => one.interactionId === interactionId)))
    const answer = await bridge.request('interaction:line', { interactionId })
    if (getState().drill.clicked !== clicked) return
    dispatch(answer.ok ? lineRead(answer.value) : drillFailed(answer.reason))
  }

export const moveRow =
  (by: number): AppThunk =>
  (dispatch, getState) => {
    const { interactions, reached } = getState().drill
    dispatch(rowReached(Math.max(0, Math.min(interactions.length - 1, reached + by))))
  }
