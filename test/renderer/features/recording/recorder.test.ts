import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  draftRestored,
  interactionAccepted,
  interactionOffered,
  notesTyped,
  wrapUpSubmitted,
} from '../../../../renderer/app/events.ts'
import { makeStore } from '../../../../renderer/app/make-store.ts'
import { createBridge } from '../../../../renderer/bridge.ts'
import { startRecorder } from '../../../../renderer/features/recording/recorder.ts'
import { draftSchema } from '../../../../shared/interaction/draft.ts'
import { anAgentId } from '../../../support/an-interaction.ts'
import { fakeClock } from '../../../support/fake-clock.ts'
import { type MemoryBridgeOptions, memoryBridge } from '../../support/memory-bridge.ts'

const patience = { timeout: 10_000 }

function recording(options: MemoryBridgeOptions = {}, retryMs = 20) {
  const main = memoryBridge(options)
  const bridge = createBridge(main.preload)
  const store = makeStore({ bridge, clock: fakeClock(), newId: randomUUID, measureKeystroke: () => {} })
  onTestFinished(startRecorder(store, bridge, { throttleMs: 20, retryMs }))
  const interactionId = randomUUID()
  const stamp = () => ({ factId: randomUUID(), interactionId, agentId: anAgentId, at: 1_000 })
  const takeCall = () => {
    store.dispatch(interactionOffered({ ...stamp(), kind: 'offered', channel: 'voice', practice: false }))
    store.dispatch(interactionAccepted({ ...stamp(), kind: 'accepted' }))
  }
  const wrapUp = { topic: null, disposition: 'answered' as const, note: '', language: 'en' as const }
  const submit = () => store.dispatch(wrapUpSubmitted({ ...stamp(), kind: 'wrap-up-submitted', wrapUp }))
  const recorded = () => main.memory.facts.map(({ kind }) => kind)
  const nothingWaits = () => vi.waitFor(() => expect(store.getState().recording.waiting).toEqual([]), patience)
  return { ...main, store, takeCall, submit, recorded, nothingWaits }
}

describe('recorder', () => {
  it('records facts in the order in which they happened', async () => {
    const { takeCall, submit, recorded, nothingWaits } = recording()
    takeCall()
    submit()
    await nothingWaits()
    expect(recorded()).toEqual(['offered', 'accepted', 'wrap-up-submitted'])
  })

  it('puts a fact into the draft before it puts it into the log', async () => {
    const { calls, takeCall, nothingWaits } = recording()
    takeCall()
    await nothingWaits()
    const saving = calls.map(({ name }) => name).filter((name) => name === 'draft:save' || name === 'fact:record')
    expect(saving[0]).toBe('draft:save')
  })

  it('keeps facts while the disk is full', async () => {
    const { memory, store, takeCall } = recording()
    memory.disk = 'disk-full'
    takeCall()
    await vi.waitFor(() => expect(store.getState().recording.fault).toBe('disk-full'), patience)
    expect(store.getState().recording.waiting).toHaveLength(2)
  })

  it('records what waited, in order, once the disk has room again', async () => {
    const { memory, store, takeCall, submit, recorded, nothingWaits } = recording()
    memory.disk = 'disk-full'
    takeCall()
    submit()
    await vi.waitFor(() => expect(store.getState().recording.fault).toBe('disk-full'), patience)
    memory.disk = 'ok'
    await nothingWaits()
    expect(recorded()).toEqual(['offered', 'accepted', 'wrap-up-submitted'])
    expect(store.getState().recording.fault).toBeNull()
  })

  it('tries again when main does not answer at all', async () => {
    const { memory, store, takeCall, recorded, nothingWaits } = recording()
    memory.disk = 'broken'
    takeCall()
    await vi.waitFor(() => expect(store.getState().recording.fault).toBe('storage-failed'), patience)
    memory.disk = 'ok'
    await nothingWaits()
    expect(recorded()).toEqual(['offered', 'accepted'])
  })

  it('waits before it tries again, whatever else happens', async () => {
    const { memory, calls, store, takeCall } = recording({}, 60_000)
    memory.disk = 'disk-full'
    takeCall()
    await vi.waitFor(() => expect(store.getState().recording.fault).toBe('disk-full'), patience)
    for (const notes of ['r', 'ra', 'rat']) store.dispatch(notesTyped({ notes, typedAtMs: 0 }))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(calls.filter(({ name }) => name === 'draft:save' || name === 'fact:record')).toHaveLength(1)
  })

  it('saves the notes of a burst of keystrokes', async () => {
    const { memory, store, takeCall, nothingWaits } = recording()
    takeCall()
    await nothingWaits()
    for (const notes of ['r', 'ra', 'rat']) store.dispatch(notesTyped({ notes, typedAtMs: 0 }))
    await vi.waitFor(() => expect(memory.drafts[0]?.notes).toBe('rat'), patience)
  })

  it('discards the draft after the wrap-up is saved', async () => {
    const { memory, calls, takeCall, submit, nothingWaits } = recording()
    takeCall()
    await nothingWaits()
    submit()
    await vi.waitFor(() => expect(memory.drafts).toEqual([]), patience)
    const names = calls.map(({ name }) => name)
    expect(names.indexOf('draft:discard')).toBeGreaterThan(names.lastIndexOf('fact:record'))
  })

  it('does not discard a draft that it has not restored', async () => {
    const { calls, store } = recording()
    store.dispatch(notesTyped({ notes: 'nobody is on the phone', typedAtMs: 0 }))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(calls.map(({ name }) => name)).not.toContain('draft:discard')
  })

  it('records the facts of a restored draft once more, since the last one may be in the draft alone', async () => {
    const { store, recorded, nothingWaits } = recording()
    const interactionId = randomUUID()
    const offered = { factId: randomUUID(), interactionId, agentId: anAgentId, at: 1, kind: 'offered' as const }
    const facts = [{ ...offered, channel: 'voice' as const, practice: false }]
    store.dispatch(
      draftRestored(
        draftSchema.parse({ interactionId, agentId: anAgentId, facts, conversation: [], notes: '', language: null }),
      ),
    )
    await nothingWaits()
    expect(recorded()).toEqual(['offered'])
  })
})
