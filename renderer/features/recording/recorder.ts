import { assertNever } from '../../../shared/assert-never.ts'
import type { Draft } from '../../../shared/interaction/draft.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { AppDispatch, RootState } from '../../app/store-types.ts'
import type { Bridge } from '../../bridge.ts'
import type { OpenInteraction } from '../interaction/interaction-slice.ts'
import { draftSaved, factSaved, type SavingFault, savingFailed } from './recording-slice.ts'

/*
 * Puts on disk what the screen already shows, one step at a time and in order:
 *
 *   idle ──(something waits)──▶ saving ──▶ idle
 *                                 │ failed            ▲
 *                                 └──▶ waiting to retry ─┘
 *
 * A fact goes into the draft before it goes into the log: a crash between the two is repaired when the draft is
 * restored (see recordingSlice), the other order would forget the fact's effect on the screen.
 * Keystrokes alone are saved at most every `throttleMs`.
 */

export type RecorderStore = {
  getState(): RootState
  dispatch: AppDispatch
  subscribe(listener: () => void): () => void
}

type Pace = { readonly throttleMs: number; readonly retryMs: number }

type Step =
  | { readonly kind: 'save-draft'; readonly open: OpenInteraction }
  | { readonly kind: 'record-fact'; readonly fact: Fact }
  | { readonly kind: 'discard-draft' }

/** Which interaction the draft on disk holds: `unknown` before the first look, null for none. */
type OnDisk = OpenInteraction | 'unknown' | null

/** What to save next; null when everything is on disk, or when only keystrokes wait and are not due yet. */
export function nextStep(
  open: OpenInteraction | null,
  head: Fact | undefined,
  onDisk: OnDisk,
  due: boolean,
): Step | null {
  const belongsToOpen = head !== undefined && head.interactionId === open?.interactionId
  if (head && !belongsToOpen) return { kind: 'record-fact', fact: head }
  if (open && open !== onDisk && (head || due)) return { kind: 'save-draft', open }
  if (head) return { kind: 'record-fact', fact: head }
  if (!open && onDisk !== null && onDisk !== 'unknown') return { kind: 'discard-draft' }
  return null
}

/** Begins saving; the function returned ends it (what still waits stays in the store). */
export function startRecorder(
  store: RecorderStore,
  bridge: Bridge,
  { throttleMs, retryMs }: Pace = { throttleMs: 150, retryMs: 2_000 },
): () => void {
  let onDisk: OnDisk = 'unknown'
  let busy = false
  let stopped = false
  let due: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const stepNow = (draftIsDue: boolean) => {
    const { interaction, recording } = store.getState()
    return nextStep(interaction.open, recording.waiting[0], onDisk, draftIsDue)
  }

  async function take(step: Step): Promise<SavingFault | null> {
    switch (step.kind) {
      case 'save-draft': {
        const answer = await bridge.request('draft:save', toDraft(step.open))
        if (!answer.ok) return answer.reason
        onDisk = step.open
        if (store.getState().recording.fault) store.dispatch(draftSaved())
        return null
      }
      case 'record-fact': {
        const answer = await bridge.request('fact:record', step.fact)
        if (!answer.ok) return answer.reason
        store.dispatch(factSaved(step.fact.factId))
        return null
      }
      case 'discard-draft':
        await bridge.request('draft:discard', {})
        onDisk = null
        return null
      default:
        return assertNever(step)
    }
  }

  /** Takes the step; false when it failed and will be tried again later. */
  async function succeeds(step: Step): Promise<boolean> {
    // A call that fails outright (main is busy restarting) is kept and tried again like a disk that fails.
    const fault = await take(step).catch((): SavingFault => 'storage-failed')
    if (!fault) return true
    if (store.getState().recording.fault !== fault) store.dispatch(savingFailed(fault))
    if (!stopped) retry = setTimeout(tryAgain, retryMs)
    return false
  }

  async function saveAll(draftIsDue: boolean): Promise<void> {
    busy = true
    let isDue = draftIsDue
    for (let step = stepNow(isDue); step && !stopped; step = stepNow(isDue)) {
      if (!(await succeeds(step))) break
      if (step.kind === 'save-draft') isDue = false
    }
    busy = false
    nudge()
  }

  function tryAgain() {
    retry = undefined
    void saveAll(true)
  }

  function nudge() {
    if (busy || stopped || retry !== undefined) return
    if (stepNow(false)) {
      void saveAll(false)
    } else if (due === undefined && stepNow(true)) {
      due = setTimeout(() => {
        due = undefined
        if (!busy && retry === undefined && !stopped) void saveAll(true)
      }, throttleMs)
    }
  }

  const unsubscribe = store.subscribe(nudge)
  nudge()
  return () => {
    stopped = true
    unsubscribe()
    clearTimeout(due)
    clearTimeout(retry)
  }
}

function toDraft(open: OpenInteraction): Draft {
  const { interactionId, agentId, facts, conversation, notes, language, serviceRequest } = open
  return {
    interactionId,
    agentId,
    facts: [...facts],
    conversation: [...conversation],
    notes,
    language,
    ...(serviceRequest ? { serviceRequest } : {}),
  }
}
