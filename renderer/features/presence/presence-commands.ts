import type { ChosenPresence } from '../../../shared/conversation/presence.ts'
import { dialogClosed } from '../../app/events.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { colleaguesRead, presenceFailed, presenceTold, waitingTold } from './presence-slice.ts'

/** Says whether this agent takes contacts. What the centre makes of it is shown, and nothing else. */
export const choosePresence =
  (state: ChosenPresence): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('presence:set', { state })
    if (!answer.ok) {
      dispatch(presenceFailed(answer.reason))
      return
    }
    dispatch(presenceTold(answer.value))
    dispatch(dialogClosed())
  }

/** Reads who is there, and who waits. */
export const readWhoIsThere =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('presence:list', {})
    if (!answer.ok) {
      dispatch(presenceFailed(answer.reason))
      return
    }
    dispatch(colleaguesRead(answer.value.colleagues))
    dispatch(waitingTold(answer.value.waiting))
  }
