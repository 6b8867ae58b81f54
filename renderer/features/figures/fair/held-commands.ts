import type { After, HeldInteraction } from '../../../../shared/fair/held.ts'
import type { RecordKind } from '../../../../shared/fair/recorded.ts'
import type { RequestAnswer } from '../../../../shared/ipc-contract.ts'
import { failure } from '../../../../shared/result.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { selectContestWords } from './fair-selectors.ts'
import {
  contestRefused,
  heldFailed,
  heldOpened,
  heldRead,
  interactionsRead,
  interactionsReadAgain,
  recordsHidden,
  recordsRead,
  timeLineHidden,
  timeLineRead,
} from './held-slice.ts'
import { lastDays, usualDays } from './last-days.ts'

export type SavedHeld = RequestAnswer<'held:save'>

/** Opens what the centre holds about whoever is signed in, and reads it. */
export const openHeld =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge, clock }) => {
    dispatch(heldOpened())
    const period = lastDays(clock.now(), usualDays)
    const [held, figures] = await Promise.all([
      bridge.request('held:read', {}),
      bridge.request('held:figures', { period }),
    ])
    if (!held.ok) return void dispatch(heldFailed(held.reason))
    dispatch(heldRead({ kinds: held.value.kinds, figures: figures.ok ? { period, told: figures.value } : null }))
    await dispatch(readInteractions())
  }

/** Reads the interactions from where they were read to. */
export const readInteractions =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const after = getState().held.interactions?.next ?? null
    const answer = await bridge.request('held:interactions', { after })
    dispatch(answer.ok ? interactionsRead(answer.value) : heldFailed(answer.reason))
  }

/** Shows the records of a kind, or more of them where they are shown already. */
export const readRecords =
  (kind: RecordKind): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { shown } = getState().held
    if (shown?.kind !== kind) dispatch(recordsHidden())
    const after = shown?.kind === kind ? shown.next : null
    const answer = await bridge.request('held:list', { kind, after })
    dispatch(answer.ok ? recordsRead({ kind, ...answer.value }) : heldFailed(answer.reason))
  }

/** Shows what happened in an interaction; shown already, it is hidden. */
export const showTimeLine =
  (interactionId: string): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    if (getState().held.timeLine?.interactionId === interactionId) return void dispatch(timeLineHidden())
    const answer = await bridge.request('held:interaction', { interactionId })
    dispatch(answer.ok ? timeLineRead({ interactionId, ...answer.value }) : heldFailed(answer.reason))
  }

/** Sends to the leads of the team what is wrong about an interaction, masked. Nothing is sent while nothing is written. */
export const raiseContest =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { contest, interactions } = getState().held
    const words = selectContestWords(getState())
    if (!contest || words === '') return
    const answer = await bridge.request('contest:raise', { interactionId: contest.interactionId, words })
    if (!answer.ok) return void dispatch(contestRefused(answer.reason))
    const rows: HeldInteraction[] = []
    let after: After | null = null
    do {
      const page: RequestAnswer<'held:interactions'> = await bridge.request('held:interactions', { after })
      if (!page.ok) return void dispatch(heldFailed(page.reason))
      rows.push(...page.value.rows)
      after = page.value.next
    } while (after && rows.length < (interactions?.rows.length ?? 0))
    dispatch(interactionsReadAgain({ rows, next: after }))
  }

/** Has main ask where to, read all that is held, and write it there. */
export const saveHeld =
  (): AppThunk<Promise<SavedHeld>> =>
  async (_dispatch, getState, { bridge }) => {
    try {
      return await bridge.request('held:save', { language: getState().settings.language })
    } catch {
      // Main is gone, or did not understand: nothing was written.
      return failure('storage-failed')
    }
  }
