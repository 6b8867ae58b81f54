import { assertNever } from '../../../shared/assert-never.ts'
import type { Draft } from '../../../shared/interaction/draft.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import { phaseOf } from '../../../shared/interaction/handle-time.ts'
import type { AppDispatch, RootState } from '../../app/store-types.ts'
import type { Bridge } from '../../bridge.ts'
import type { Line } from '../composer/composer-slice.ts'
import { type OpenOne, selectOpenOnes } from '../conversations/desk-selectors.ts'
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

/** What is kept of an open interaction; while all three are the same objects nothing has changed. */
type Kept = {
  readonly open: OpenInteraction
  readonly reply: string
  readonly lines: readonly Line[]
}

type Step =
  | { readonly kind: 'save-draft'; readonly kept: Kept }
  | { readonly kind: 'record-fact'; readonly fact: Fact }
  | { readonly kind: 'discard-draft'; readonly interactionId: string }

/** The drafts that this window has put on disk, by interaction. */
type OnDisk = ReadonlyMap<string, Kept>

/** A conversation that was only offered is not this agent's yet: it may be somebody else's in a moment. */
const isKept = ({ open }: OpenOne) => open.centre === null || phaseOf(open.facts) !== 'waiting'

const keptOf = (state: RootState): Kept[] =>
  selectOpenOnes(state)
    .filter(isKept)
    .map(({ open, composer: { text: reply, lines } }) => ({ open, reply, lines }))

const isOnDisk = ({ open, reply, lines }: Kept, onDisk: OnDisk): boolean => {
  const saved = onDisk.get(open.interactionId)
  return saved?.open === open && saved.reply === reply && saved.lines === lines
}

/** What to save next; null when everything is on disk, or when only keystrokes wait and are not due yet. */
export function nextStep(kept: readonly Kept[], head: Fact | undefined, onDisk: OnDisk, due: boolean): Step | null {
  if (head) {
    const owner = kept.find(({ open }) => open.interactionId === head.interactionId)
    const isFirstInDraft = owner !== undefined && !isOnDisk(owner, onDisk)
    return isFirstInDraft ? { kind: 'save-draft', kept: owner } : { kind: 'record-fact', fact: head }
  }
  const changed = due ? kept.find((one) => !isOnDisk(one, onDisk)) : undefined
  if (changed) return { kind: 'save-draft', kept: changed }
  const closed = [...onDisk.keys()].find((id) => !kept.some(({ open }) => open.interactionId === id))
  return closed === undefined ? null : { kind: 'discard-draft', interactionId: closed }
}

/** Begins saving; the function returned ends it (what still waits stays in the store). */
export function startRecorder(
  store: RecorderStore,
  bridge: Bridge,
  { throttleMs, retryMs }: Pace = { throttleMs: 150, retryMs: 2_000 },
): () => void {
  const onDisk = new Map<string, Kept>()
  let busy = false
  let stopped = false
  let due: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const stepNow = (draftIsDue: boolean) => {
    const state = store.getState()
    return nextStep(keptOf(state), state.recording.waiting[0], onDisk, draftIsDue)
  }

  async function take(step: Step): Promise<SavingFault | null> {
    switch (step.kind) {
      case 'save-draft': {
        const answer = await bridge.request('draft:save', toDraft(step.kept))
        if (!answer.ok) return answer.reason
        onDisk.set(step.kept.open.interactionId, step.kept)
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
        await bridge.request('draft:discard', { interactionId: step.interactionId })
        onDisk.delete(step.interactionId)
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

function toDraft({ open, reply, lines }: Kept): Draft {
  const { interactionId, agentId, facts, conversation, notes, language, centre, serviceRequest } = open
  const unsent = lines.map(({ utteranceId, text, language: said, saidAt }) => ({
    utteranceId,
    text,
    language: said,
    saidAt,
  }))
  return {
    ...{ interactionId, agentId, notes, language, centre, reply, unsent },
    facts: [...facts],
    conversation: [...conversation],
    ...(serviceRequest ? { serviceRequest } : {}),
  }
}
