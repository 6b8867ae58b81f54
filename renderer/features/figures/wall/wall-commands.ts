import type { AppThunk } from '../../../app/store-types.ts'
import { wallAsked, wallFailed, wallRead } from './wall-slice.ts'

/** Reads how the floor is now. Who asks while an answer is on its way gets that one. */
export const readWall =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    if (getState().wall.isReading) return
    dispatch(wallAsked())
    const answer = await bridge.request('wall:read', {})
    dispatch(answer.ok ? wallRead(answer.value) : wallFailed(answer.reason))
  }
