import { unsentRequestMet, wrapUpSubmitted } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { selectOpenInteraction, selectPhase } from '../interaction/interaction-selectors.ts'
import { stampFact } from '../interaction/stamp-fact.ts'
import { selectWrapUp } from './wrap-up-selectors.ts'

/** `Enter` in after-call work: records the wrap-up and is ready for the next call. */
export const submitWrapUp = (): AppThunk => (dispatch, getState, world) => {
  const open = selectOpenInteraction(getState())
  if (!open || selectPhase(getState()) !== 'after-call') return
  // Held up once: what was filled in would be gone with the call.
  if (open.serviceRequest && !getState().serviceRequest.warned) return dispatch(unsentRequestMet())
  const wrapUp = selectWrapUp(getState())
  dispatch(wrapUpSubmitted({ ...stampFact(world, open), kind: 'wrap-up-submitted', wrapUp }))
}
