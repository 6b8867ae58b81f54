import type { RequestAnswer, RequestInput } from '../../../../shared/ipc-contract.ts'
import { failure } from '../../../../shared/result.ts'
import type { AppThunk } from '../../../app/store-types.ts'

export type Saved = RequestAnswer<'table:save'>

/** Has main ask where to and write the file. */
export const saveTable =
  (wanted: RequestInput<'table:save'>): AppThunk<Promise<Saved>> =>
  async (_dispatch, _getState, { bridge }) => {
    try {
      return await bridge.request('table:save', wanted)
    } catch {
      // Main is gone, or did not understand: nothing was written.
      return failure('storage-failed')
    }
  }
