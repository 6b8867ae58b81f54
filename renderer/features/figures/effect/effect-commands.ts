import type { EffectQuestion } from '../../../../shared/figures/effect-contract.ts'
import { failure } from '../../../../shared/result.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { effectAnswered, effectAsked } from './effect-slice.ts'

/** Asks whether suggestions help. `asked` is the question as text, by which an answer that comes too late is known. */
export const readEffect =
  (asked: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge, clock }) => {
    dispatch(effectAsked(asked))
    try {
      const answer = await bridge.request('effect:read', JSON.parse(asked) as EffectQuestion)
      dispatch(effectAnswered({ asked, answer, readAt: clock.now() }))
    } catch (error) {
      dispatch(effectAnswered({ asked, answer: failure('unavailable'), readAt: clock.now() }))
      throw error
    }
  }
