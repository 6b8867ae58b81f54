import type { AppThunk } from '../../../app/store-types.ts'
import { wallAsked, wallFailed, wallRead } from './wall-slice.ts'

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
