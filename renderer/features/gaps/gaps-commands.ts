import type { AppThunk } from '../../app/store-types.ts'
import { gapsFailed, gapsRead } from './gaps-slice.ts'

/** Reads where the answers have gaps. */
export const readGaps =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('gaps:list', {})
    dispatch(answer.ok ? gapsRead(answer.value) : gapsFailed(answer.reason))
  }
