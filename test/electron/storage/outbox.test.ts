import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOutbox } from '../../../electron/storage/outbox.ts'
import type { RefusedEntry } from '../../../shared/outbox/entry.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { openWorkstationStore } from '../support/a-workstation-store.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const facts = anInteraction()

async function anOutbox(folder?: string) {
  const store = await openWorkstationStore(folder ?? (await temporaryFolder()))
  onTestFinished(() => store.database.close())
  return store
}

const sequences = (entries: readonly { readonly sequence: number }[]) => entries.map(({ sequence }) => sequence)

describe('outbox on disk', () => {
  it('keeps facts over a restart in the order written', async () => {
    const folder = await temporaryFolder()
    const first = await openWorkstationStore(folder)
    for (const fact of facts) await first.outbox.append(fact)
    await first.database.close()
    const { outbox } = await anOutbox(folder)
    expect((await outbox.oldest(10)).map(({ fact }) => fact)).toEqual(facts)
  })

  it('numbers facts from 1 without gaps', async () => {
    const { outbox } = await anOutbox()
    for (const fact of facts) await outbox.append(fact)
    expect(sequences(await outbox.oldest(10))).toEqual([1, 2, 3, 4])
  })

  it('gives simultaneous appends different numbers', async () => {
    const { outbox } = await anOutbox()
    const entries = await Promise.all(facts.map((fact) => outbox.append(fact)))
    expect(sequences(entries)).toEqual([1, 2, 3, 4])
  })

  it('never uses a number twice, even when everything was delivered before a restart', async () => {
    const folder = await temporaryFolder()
    const first = await openWorkstationStore(folder)
    for (const fact of facts) await first.outbox.append(fact)
    await first.outbox.settle(4, [])
    await first.database.close()
    const { outbox } = await anOutbox(folder)
    expect((await outbox.append(anInteraction()[0] ?? expect.fail())).sequence).toBe(5)
  })

  it('keeps its device identity over a restart', async () => {
    const folder = await temporaryFolder()
    const first = await openWorkstationStore(folder)
    await first.database.close()
    const { outbox } = await anOutbox(folder)
    expect(outbox.deviceId()).toBe(first.outbox.deviceId())
  })

  it('forgets what is settled and nothing behind it', async () => {
    const { outbox } = await anOutbox()
    for (const fact of facts) await outbox.append(fact)
    await outbox.settle(3, [])
    expect(sequences(await outbox.oldest(10))).toEqual([4])
  })

  it('counts what waits', async () => {
    const { outbox } = await anOutbox()
    for (const fact of facts) await outbox.append(fact)
    await outbox.settle(1, [])
    expect(outbox.counts()).toEqual({ pending: 3, refused: 0 })
  })

  it('keeps an unknown field of a fact', async () => {
    const { outbox } = await anOutbox()
    await outbox.append({ ...(facts[0] ?? expect.fail()), fromTheFuture: { deep: 1 } })
    expect((await outbox.oldest(1))[0]?.fact).toMatchObject({ fromTheFuture: { deep: 1 } })
  })
})

describe('refused entries', () => {
  async function withOneRefused() {
    const store = await anOutbox()
    for (const fact of facts) await store.outbox.append(fact)
    const [entry] = await store.outbox.oldest(1)
    if (!entry) return expect.fail()
    const refused: RefusedEntry = { ...entry, reason: 'too-large', detail: 'more than 64 kB', refusedAt: 1 }
    await store.outbox.settle(2, [refused])
    return { ...store, refused }
  }

  it('are set aside where they can be seen', async () => {
    const { outbox, refused } = await withOneRefused()
    expect(await outbox.refused()).toEqual([refused])
  })

  it('wait again at the end of the log, under new numbers, when they are sent again', async () => {
    const { outbox, refused } = await withOneRefused()
    await outbox.sendAgain([refused.sequence])
    expect((await outbox.oldest(10)).map(({ sequence, fact }) => [sequence, fact.factId])).toEqual([
      [3, facts[2]?.factId],
      [4, facts[3]?.factId],
      [5, refused.fact.factId],
    ])
  })

  it('are refused no more once they were sent again', async () => {
    const { outbox, refused } = await withOneRefused()
    await outbox.sendAgain([refused.sequence])
    expect(outbox.counts()).toEqual({ pending: 3, refused: 0 })
  })

  it('outlive a later one of the same number under a new identity', async () => {
    const { outbox } = await withOneRefused()
    await outbox.renewDevice(randomUUID())
    const [entry] = await outbox.oldest(1)
    if (!entry) return expect.fail()
    await outbox.settle(1, [{ ...entry, reason: 'too-large', detail: '', refusedAt: 2 }])
    expect(await outbox.refused()).toHaveLength(2)
  })
})

describe('a new device identity', () => {
  it('numbers what waits afresh from 1', async () => {
    const { outbox } = await anOutbox()
    for (const fact of facts) await outbox.append(fact)
    await outbox.settle(2, [])
    await outbox.renewDevice(randomUUID())
    expect((await outbox.oldest(10)).map(({ sequence, fact }) => [sequence, fact.factId])).toEqual([
      [1, facts[2]?.factId],
      [2, facts[3]?.factId],
    ])
  })

  it('is used from then on, also after a restart', async () => {
    const folder = await temporaryFolder()
    const first = await openWorkstationStore(folder)
    const renewed = randomUUID()
    await first.outbox.renewDevice(renewed)
    await first.database.close()
    const { outbox } = await anOutbox(folder)
    expect(outbox.deviceId()).toBe(renewed)
  })
})

describe('an entry that this version cannot read', () => {
  it('holds up nothing that follows', async () => {
    const { outbox, database } = await anOutbox()
    await outbox.append(facts[0] ?? expect.fail())
    await database.exclusively((write) =>
      write([
        { table: 'outbox', key: '0000000000000001', forget: true },
        { table: 'outbox', key: '0000000000000001', put: { sequence: 1, fact: { kind: 'from-the-future' } } },
      ]),
    )
    await outbox.append(facts[1] ?? expect.fail())
    expect(sequences(await outbox.oldest(1))).toEqual([2])
  })

  it('is kept', async () => {
    const { outbox, database } = await anOutbox()
    const fromTheFuture = { sequence: 1, fact: { kind: 'from-the-future' } }
    await database.exclusively((write) => write([{ table: 'outbox', key: '0000000000000001', put: fromTheFuture }]))
    await outbox.oldest(10)
    expect((await database.entries('unreadable')).map(([, value]) => value)).toEqual([fromTheFuture])
  })

  it('waits again under a new number once a version that can read it starts', async () => {
    const { outbox, database } = await anOutbox()
    const [first, second] = facts
    await outbox.append(first ?? expect.fail())
    await database.exclusively((write) =>
      write([{ table: 'unreadable', key: 'some-device:0000000000000007', put: { sequence: 7, fact: second } }]),
    )
    const updated = await openOutbox({ database, newDeviceId: randomUUID, log: collectingLog() })
    expect(await updated.oldest(10)).toEqual([
      { sequence: 1, fact: first },
      { sequence: 2, fact: second },
    ])
    expect(await database.entries('unreadable')).toEqual([])
    await updated.append(facts[2] ?? expect.fail())
    expect(sequences(await updated.oldest(10))).toEqual([1, 2, 3])
  })
})
