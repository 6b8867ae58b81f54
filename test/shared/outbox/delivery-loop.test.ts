import { describe, expect, it, vi } from 'vitest'
import { type DeliveryAnswer, type DeliveryWorld, startDeliveryLoop } from '../../../shared/outbox/delivery-loop.ts'
import type { OutboxEntry } from '../../../shared/outbox/entry.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { memoryOutboxStore } from '../../support/memory-outbox-store.ts'

type Answer = (deviceId: string, entries: readonly OutboxEntry[]) => Promise<DeliveryAnswer> | DeliveryAnswer

const acknowledgeAll: Answer = (_device, entries) => ({
  kind: 'acknowledged',
  through: entries.at(-1)?.sequence ?? 0,
  refused: [],
})

/** A loop over an outbox holding one whole call (sequences 1 to 4), with a server that answers as told, in turn. */
async function aLoop(...answers: Answer[]) {
  const clock = fakeClock()
  const store = memoryOutboxStore()
  for (const fact of anInteraction()) await store.append(fact)
  const sent: { readonly deviceId: string; readonly sequences: number[] }[] = []
  const failures: unknown[] = []
  const world: DeliveryWorld = {
    store,
    clock,
    after: clock.after,
    chance: () => 0.5,
    newDeviceId: () => 'e7c0a54e-1e6f-4a86-8a2c-0b8f2a7f6a02',
    onSettled: () => {},
    onStoreFailure: (error) => failures.push(error),
    send: async (deviceId, entries) => {
      sent.push({ deviceId, sequences: entries.map(({ sequence }) => sequence) })
      return (answers.shift() ?? acknowledgeAll)(deviceId, entries)
    },
  }
  return { loop: startDeliveryLoop(world), store, sent, clock, failures }
}

describe('delivery', () => {
  it('sends entries in the order written', async () => {
    const { loop, sent } = await aLoop()
    loop.nudge()
    await vi.waitFor(() => expect(sent.map(({ sequences }) => sequences)).toEqual([[1, 2, 3, 4]]))
  })

  it('forgets an entry only after the server acknowledged it', async () => {
    let acknowledge: (answer: DeliveryAnswer) => void = () => {}
    const { loop, store, sent } = await aLoop(
      () =>
        new Promise((resolve) => {
          acknowledge = resolve
        }),
    )
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(store.counts().pending).toBe(4)
    acknowledge({ kind: 'acknowledged', through: 4, refused: [] })
    await vi.waitFor(() => expect(store.counts().pending).toBe(0))
  })

  it('keeps what lies behind the acknowledged sequence', async () => {
    const { loop, sent } = await aLoop(() => ({ kind: 'acknowledged', through: 2, refused: [] }))
    loop.nudge()
    await vi.waitFor(() =>
      expect(sent.map(({ sequences }) => sequences)).toEqual([
        [1, 2, 3, 4],
        [3, 4],
      ]),
    )
  })

  it('sends the same batch again after a silence, not before its time', async () => {
    const { loop, sent, clock } = await aLoop(() => ({ kind: 'unreachable' }))
    loop.nudge()
    await vi.waitFor(() => expect(clock.waiting()).toEqual([250]))
    clock.advance(249)
    expect(sent).toHaveLength(1)
    clock.advance(1)
    await vi.waitFor(() => expect(sent[1]?.sequences).toEqual([1, 2, 3, 4]))
  })

  it('waits longer after every failure', async () => {
    const { loop, clock } = await aLoop(
      () => ({ kind: 'unreachable' }),
      () => ({ kind: 'unreachable' }),
    )
    loop.nudge()
    await vi.waitFor(() => expect(clock.waiting()).toEqual([250]))
    clock.advance(250)
    await vi.waitFor(() => expect(clock.waiting()).toEqual([500]))
  })

  it('starts with the shortest wait again after a success', async () => {
    const unreachable: Answer = () => ({ kind: 'unreachable' })
    const one: Answer = () => ({ kind: 'acknowledged', through: 1, refused: [] })
    const { loop, clock, sent } = await aLoop(unreachable, one, unreachable)
    loop.nudge()
    await vi.waitFor(() => expect(clock.waiting()).toEqual([250]))
    clock.advance(250)
    await vi.waitFor(() => expect(sent).toHaveLength(3))
    await vi.waitFor(() => expect(clock.waiting()).toEqual([250]))
  })

  it('tries at once when it is nudged while it waits', async () => {
    const { loop, sent, clock } = await aLoop(() => ({ kind: 'unreachable' }))
    loop.nudge()
    await vi.waitFor(() => expect(clock.waiting()).toHaveLength(1))
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(clock.waiting()).toEqual([])
  })

  it('sets a refused entry aside instead of retrying it', async () => {
    const refused = [{ sequence: 2, reason: 'unknown-shape', detail: 'kind: unknown' }] as const
    const { loop, store, sent } = await aLoop(() => ({ kind: 'acknowledged', through: 4, refused }))
    loop.nudge()
    await vi.waitFor(async () =>
      expect(await store.refused()).toMatchObject([{ sequence: 2, reason: 'unknown-shape' }]),
    )
    expect(sent).toHaveLength(1)
  })

  it('sends nothing more until nudged when nobody is signed in', async () => {
    const { loop, sent, store, clock } = await aLoop(() => ({ kind: 'signed-out' }))
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    clock.advance(3_600_000)
    expect([sent.length, store.counts().pending]).toEqual([1, 4])
  })

  it('takes a new device identity when another workstation uses its own', async () => {
    const { loop, sent } = await aLoop(() => ({ kind: 'identity-clash' }))
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(sent[1]).toEqual({ deviceId: 'e7c0a54e-1e6f-4a86-8a2c-0b8f2a7f6a02', sequences: [1, 2, 3, 4] })
  })

  it('sends one batch at a time', async () => {
    let open = 0
    let most = 0
    const slow: Answer = async (device, entries) => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setImmediate(resolve))
      open--
      return acknowledgeAll(device, entries)
    }
    const { loop, store } = await aLoop(slow, slow, slow)
    for (let i = 0; i < 5; i++) loop.nudge()
    await vi.waitFor(() => expect(store.counts().pending).toBe(0))
    expect(most).toBe(1)
  })

  it('picks up what was written while a batch was under way', async () => {
    const { loop, store, sent } = await aLoop(async (device, entries) => {
      for (const fact of anInteraction()) await store.append(fact)
      loop.nudge()
      return acknowledgeAll(device, entries)
    })
    loop.nudge()
    await vi.waitFor(() => expect(store.counts().pending).toBe(0))
    expect(sent.flatMap(({ sequences }) => sequences)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('looks once more when something was written during its last look', async () => {
    const { loop, store, sent } = await aLoop()
    const { oldest } = store
    store.oldest = async () => {
      store.oldest = oldest
      await Promise.resolve()
      loop.nudge()
      return []
    }
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
  })

  it('tells of a failing store and can be nudged again', async () => {
    const { loop, store, failures, sent } = await aLoop()
    const { oldest } = store
    store.oldest = async () => {
      throw new Error('input/output error')
    }
    loop.nudge()
    await vi.waitFor(() => expect(failures).toHaveLength(1))
    store.oldest = oldest
    loop.nudge()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
  })

  it('tries again by itself after the store failed, later each time', async () => {
    const { loop, store, failures, sent, clock } = await aLoop()
    const { oldest } = store
    store.oldest = async () => {
      throw new Error('no space left on device')
    }
    loop.nudge()
    await vi.waitFor(() => expect(clock.waiting()).toEqual([250]))
    clock.advance(250)
    await vi.waitFor(() => expect(clock.waiting()).toEqual([500]))
    store.oldest = oldest
    clock.advance(500)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(failures).toHaveLength(2)
  })

  it('settles the batch under way before it stops', async () => {
    const { loop, store, sent } = await aLoop()
    loop.nudge()
    await loop.stop()
    expect([sent.length, store.counts().pending]).toEqual([1, 0])
  })
})
