import type { Decision, FlagGroup } from '../../../shared/flags/flag.ts'
import type { AppThunk } from '../../app/store-types.ts'
import {
  type FlagDeskView,
  flagDeskViewChosen,
  flagOwnerChosen,
  flagsDeskFailed,
  flagsListed,
  flagsSettled,
  settledFlagsRead,
} from './flag-desk-slice.ts'

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
    await Promise.all([dispatch(readFlagQueue()), dispatch(readMoreSettled())])
  }

/** Shows the flags that wait, or those that were decided about. */
export const chooseFlagDeskView =
  (view: FlagDeskView): AppThunk<Promise<void>> =>
  async (dispatch) => {
    dispatch(flagDeskViewChosen(view))
    await dispatch(readMoreSettled())
  }

/** Reads the next page of what was decided, while that is looked at. */
export const readMoreSettled =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { view, owner, settled: before, settledReading } = getState().flagDesk
    if (view !== 'settled') return
    const answer = await bridge.request('flags:settled', { owner, after: before?.next ?? null })
    const now = getState().flagDesk
    // It was begun anew meanwhile, or the same page was asked for twice.
    if (now.settled !== before || now.settledReading !== settledReading) return
    dispatch(answer.ok ? settledFlagsRead(answer.value) : flagsDeskFailed(answer.reason))
  }

/** Settles the flags that the editor sees under one matter; what came meanwhile stays open. */
export const settleFlagGroup =
  ({ flags }: FlagGroup, decision: Decision): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    // The rest of a matter that very many flagged stays in the queue, to be settled with a second press.
    const flagIds = flags.map(({ flagId }) => flagId).slice(0, 500)
    const answer = await bridge.request('flags:settle', { flagIds, decision })
    dispatch(answer.ok ? flagsSettled() : flagsDeskFailed(answer.reason))
    await dispatch(readFlagQueue())
    // Somebody may look at what was decided by now.
    if (answer.ok) await dispatch(readMoreSettled())
  }
