import type { Decision, FlagGroup } from '../../../shared/flags/flag.ts'
import type { AppThunk } from '../../app/store-types.ts'
import { flagOwnerChosen, flagsDeskDone, flagsDeskFailed, flagsListed } from './flag-desk-slice.ts'

/** Reads the queue of open flags. */
export const readFlagQueue =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const answer = await bridge.request('flags:list', { state: 'open', owner: getState().flagDesk.owner })
    dispatch(answer.ok ? flagsListed(answer.value) : flagsDeskFailed(answer.reason))
  }

/** Shows what that owner keeps alone; null: all. */
export const chooseFlagOwner =
  (owner: string | null): AppThunk<Promise<void>> =>
  async (dispatch) => {
    dispatch(flagOwnerChosen(owner))
    await dispatch(readFlagQueue())
  }

/** Settles the flags that the editor sees under one matter; what came meanwhile stays open. */
export const settleFlagGroup =
  ({ flags }: FlagGroup, decision: Decision): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    // The rest of a matter that very many flagged stays in the queue, to be settled with a second press.
    const flagIds = flags.map(({ flagId }) => flagId).slice(0, 500)
    const answer = await bridge.request('flags:settle', { flagIds, decision })
    dispatch(answer.ok ? flagsDeskDone() : flagsDeskFailed(answer.reason))
    await dispatch(readFlagQueue())
  }
