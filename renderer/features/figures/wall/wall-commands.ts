import type { Threshold } from '../../../../shared/figures/threshold.ts'
import { mustAskForWall, type Wall } from '../../../../shared/figures/wall.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import {
  thresholdsKept,
  thresholdsRead,
  type WallFault,
  wallAsked,
  wallFailed,
  wallRead,
  wallTold,
} from './wall-slice.ts'

/** Reads how the floor is now. Who asks while an answer is on its way gets that one. */
export const readWall =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    if (getState().wall.isReading) return
    dispatch(wallAsked(clock.now()))
    try {
      const answer = await bridge.request('wall:read', {})
      dispatch(answer.ok ? wallRead({ wall: answer.value, readAt: clock.now() }) : wallFailed(answer.reason))
    } catch (error) {
      // An answer that nobody can read must not be the last one that is asked for.
      dispatch(wallFailed('unavailable'))
      throw error
    }
  }

/** Asks only when it has to: the centre goes on telling for a while after each question. */
export const followWall =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { clock }) => {
    if (mustAskForWall(getState().wall, clock.now())) await dispatch(readWall())
  }

/** The centre tells how the floor is. Nobody here asked: somebody did who has signed out meanwhile. */
export const hearWall =
  (wall: Wall): AppThunk =>
  (dispatch, getState, { clock }) => {
    if (getState().wall.askedAt > 0) dispatch(wallTold({ wall, readAt: clock.now() }))
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
