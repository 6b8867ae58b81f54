import type { Fact } from '../../shared/interaction/fact.ts'
import {
  type OutboxEntry,
  type OutboxStore,
  outboxEntrySchema,
  type RefusedEntry,
  refusedEntrySchema,
} from '../../shared/outbox/entry.ts'
import type { Log } from '../log.ts'
import { type Change, type Database, numberKey, type StoredEntry } from './database.ts'

export interface Outbox extends OutboxStore {
  /** What putting a fact at the end of the log changes. Only for use inside `Database.exclusively`, and once a work. */
  appending(fact: Fact): Promise<{ readonly entry: OutboxEntry; readonly changes: readonly Change[] }>
}

type OutboxWorld = { readonly database: Database; readonly newDeviceId: () => string; readonly log: Log }

/** Opens the log of facts that the centre has yet to acknowledge. See docs/outbox.md. */
export async function openOutbox({ database, newDeviceId, log }: OutboxWorld): Promise<Outbox> {
  let deviceId = await readOrMakeDeviceId(database, newDeviceId)
  const nextSequence = async () => {
    const stored = await database.read('meta', 'next-sequence')
    return typeof stored === 'number' ? stored : 1
  }

  const appending: Outbox['appending'] = async (fact) => {
    const entry = { sequence: await nextSequence(), fact }
    return { entry, changes: [putEntry(entry), putNextSequence(entry.sequence + 1)] }
  }

  const readable = async (entries: readonly StoredEntry[]) => {
    const parsed = entries.map(([key, value]) => ({ key, value, result: outboxEntrySchema.safeParse(value) }))
    const unreadable = parsed.filter(({ result }) => !result.success)
    if (unreadable.length > 0) await setUnreadableAside(unreadable)
    return parsed.flatMap(({ result }) => (result.success ? [result.data] : []))
  }

  /** An entry that this version cannot read, after a downgrade perhaps, is kept and holds up nothing. */
  const setUnreadableAside = async (entries: ReadonlyArray<{ key: string; value: unknown }>) => {
    log.error('outbox entries unreadable', { count: entries.length, first: entries[0]?.key })
    await database.exclusively((write) =>
      write(
        entries.flatMap(({ key, value }): Change[] => [
          { table: 'unreadable', key: `${deviceId}:${key}`, put: value },
          { table: 'outbox', key, forget: true },
        ]),
      ),
    )
  }

  /** What an older version could not read may be read by this one: it waits again, at the end and under new numbers. */
  const takeBackReadable = () =>
    database.exclusively(async (write) => {
      const stored = await database.entries('unreadable')
      const again = stored.flatMap(([key, value]) => {
        const parsed = outboxEntrySchema.safeParse(value)
        return parsed.success ? [{ key, fact: parsed.data.fact }] : []
      })
      if (again.length === 0) return
      const first = await nextSequence()
      await write([
        ...again.map(({ key }): Change => ({ table: 'unreadable', key, forget: true })),
        ...again.map(({ fact }, index) => putEntry({ sequence: first + index, fact })),
        putNextSequence(first + again.length),
      ])
      log.info('outbox entries readable again', { count: again.length })
    })
  await takeBackReadable()

  return {
    deviceId: () => deviceId,
    appending,
    append: (fact) =>
      database.exclusively(async (write) => {
        const { entry, changes } = await appending(fact)
        await write(changes)
        return entry
      }),
    oldest: async (limit) => {
      for (;;) {
        const stored = await database.entries('outbox', { limit })
        const entries = await readable(stored)
        if (entries.length > 0 || stored.length === 0) return entries
      }
    },
    settle: (through, refused) =>
      database.exclusively(async (write) => {
        const settled = await database.entries('outbox', { through: numberKey(through) })
        await write([
          ...settled.map(([key]): Change => ({ table: 'outbox', key, forget: true })),
          ...refused.map((entry): Change => ({ table: 'refused', key: refusedKey(entry), put: entry })),
        ])
      }),
    refused: async () => (await refusedEntries(database)).map(([, entry]) => entry),
    sendAgain: (sequences) =>
      database.exclusively(async (write) => {
        const again = (await refusedEntries(database)).filter(([, entry]) => sequences.includes(entry.sequence))
        const first = await nextSequence()
        await write([
          ...again.map(([key]): Change => ({ table: 'refused', key, forget: true })),
          ...again.map(([, { fact }], index) => putEntry({ sequence: first + index, fact })),
          putNextSequence(first + again.length),
        ])
      }),
    renewDevice: (newId) =>
      database.exclusively(async (write) => {
        const waiting = await database.entries('outbox')
        const renumbered = waiting.map(([, value], index) => ({ ...asObject(value), sequence: index + 1 }))
        await write([
          ...waiting.map(([key]): Change => ({ table: 'outbox', key, forget: true })),
          ...renumbered.map((entry): Change => ({ table: 'outbox', key: numberKey(entry.sequence), put: entry })),
          putNextSequence(waiting.length + 1),
          { table: 'meta', key: 'device-id', put: newId },
        ])
        deviceId = newId
      }),
    counts: () => ({ pending: database.size('outbox'), refused: database.size('refused') }),
  }
}

const putEntry = (entry: OutboxEntry): Change => ({ table: 'outbox', key: numberKey(entry.sequence), put: entry })

/** Kept by itself and not derived from the last entry, so that an emptied log does not begin at 1 again. */
const putNextSequence = (sequence: number): Change => ({ table: 'meta', key: 'next-sequence', put: sequence })

/** The sequence alone would not do: numbers begin again when the device takes a new identity. */
const refusedKey = ({ sequence, fact }: RefusedEntry) => `${numberKey(sequence)}:${fact.factId}`

const asObject = (value: unknown) => (typeof value === 'object' && value !== null ? value : {})

async function readOrMakeDeviceId(database: Database, newDeviceId: () => string): Promise<string> {
  const stored = await database.read('meta', 'device-id')
  if (typeof stored === 'string') return stored
  const deviceId = newDeviceId()
  await database.exclusively((write) => write([{ table: 'meta', key: 'device-id', put: deviceId }]))
  return deviceId
}

async function refusedEntries(database: Database): Promise<ReadonlyArray<readonly [string, RefusedEntry]>> {
  const stored = await database.entries('refused')
  return stored.flatMap(([key, value]) => {
    const parsed = refusedEntrySchema.safeParse(value)
    return parsed.success ? [[key, parsed.data] as const] : []
  })
}
