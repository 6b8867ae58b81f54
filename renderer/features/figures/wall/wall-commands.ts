import type { Threshold } from '../../../../shared/figures/threshold.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { thresholdsKept, thresholdsRead, type WallFault, wallAsked, wallFailed, wallRead } from './wall-slice.ts'

/** Reads how the floor is now. Who asks while an answer is on its way gets that one. */
export const readWall =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    if (getState().wall.isReading) return
    dispatch(wallAsked())
    try {
      const answer = await bridge.request('wall:read', {})
      dispatch(answer.ok ? wallRead({ wall: answer.value, readAt: clock.now() }) : wallFailed(answer.reason))
    } catch (error) {
      // An answer that nobody can read must not be the last one that is asked for.
      dispatch(wallFailed('unavailable'))
      throw error
    }
  }

/** Reads when this person wants to be told; what the centre does not tell now is told the next time. */
export const readThresholds =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('wall:thresholds', {})
    if (answer.ok) dispatch(thresholdsRead(answer.value))
  }

/** Keeps them at the centre; resolves to why it did not, or null. */
export const keepThresholds =
  (thresholds: readonly Threshold[]): AppThunk<Promise<WallFault | null>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('wall:keep-thresholds', { thresholds: [...thresholds] })
    if (!answer.ok) return answer.reason
    dispatch(thresholdsKept(thresholds))
    return null
  }
