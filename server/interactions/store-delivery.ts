import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Delivery, DeliveryReceipt } from '../../shared/socket-contract.ts'
import { type Db, retryRaces } from '../db/database.ts'
import { deriveFlags } from '../flags/flags-repository.ts'
import { errorCode } from '../start-failure.ts'
import { bringInLine } from './bring-in-line.ts'
import { type InsertFacts, insertTogether, type NewFact, toRows } from './fact-rows.ts'
import { type GoodEntry, type RefusedEntry, readEntry } from './read-entry.ts'

/*
 * One batch, one transaction:
 *
 *   lock the workstation's row ─▶ read every entry ─▶ clash? ──yes──▶ nothing is written
 *                                                       │ no
 *       facts that are new ─▶ refusals ─▶ interactions, flags, counts ─▶ commit ─▶ acknowledge
 *
 * A batch that comes again (its acknowledgement was lost) finds its facts there and is acknowledged again. A fact is
 * known by its id: one that was refused and sent again, or renumbered under a new workstation identity, has another
 * sequence number and is still the same fact. A sequence number that already belongs to another fact means that two
 * workstations share an identity (a copied disk); the one that comes second is told to take a new one.
 *
 * A batch begins with the oldest entry that its workstation still has. A gap below it is therefore lost at the
 * workstation and cannot be waited for; it is reported.
 */

export type StoredDelivery =
  | {
      readonly kind: 'stored'
      readonly receipt: DeliveryReceipt
      readonly stored: number
      readonly repeated: number
      /** How many sequence numbers between the last delivery and this one never came. */
      readonly missing: number
    }
  | { readonly kind: 'identity-clash'; readonly sequence: number }

/**
 * Stores a batch. Rejects when the database cannot commit it; nothing of it is there then, and the workstation sends
 * it again.
 */
export async function storeDelivery(
  db: Db,
  delivery: Delivery,
  personId: string,
  at: EpochMs,
): Promise<StoredDelivery> {
  const store = (insert: InsertFacts) =>
    retryRaces(() =>
      db.transaction().execute((transaction) => storeInTransaction(transaction, delivery, personId, at, insert)),
    )
  try {
    return await store(insertTogether)
  } catch (error) {
    // One fact that the database will never take must not come back for ever and take its batch with it.
    if (!isAboutTheData(error)) throw error
    return store(insertOneByOne)
  }
}

async function storeInTransaction(
  db: Db,
  delivery: Delivery,
  personId: string,
  at: EpochMs,
  insert: InsertFacts,
): Promise<StoredDelivery> {
  const { deviceId } = delivery
  const entries = delivery.entries.toSorted((a, b) => a.sequence - b.sequence)
  const acknowledgedBefore = await lockDevice(db, deviceId, at)
  const agents = new Set([personId, ...(await peopleOfDevice(db, deviceId))])
  const read = entries.map((entry) => readEntry(entry, (agentId) => agents.has(agentId)))
  const good = read.filter((entry): entry is GoodEntry => 'fact' in entry)

  const clash = await findClash(db, deviceId, good)
  if (clash !== null) return { kind: 'identity-clash', sequence: clash }

  const { added, notTaken } = await insert(db, toRows(deviceId, good, at))
  const refused = [
    ...read.filter((entry): entry is RefusedEntry => 'reason' in entry),
    ...notTaken.map((sequence) => ({ sequence, ...unstorable })),
  ]
  await insertRefusals(db, deviceId, personId, refused, at)
  await deriveFlags(db, flagsAmong(good))
  await bringInLine(db, added)

  const first = entries[0]?.sequence ?? acknowledgedBefore + 1
  const through = entries.at(-1)?.sequence ?? acknowledgedBefore
  await noteAcknowledged(db, deviceId, Math.max(acknowledgedBefore, through))
  return {
    kind: 'stored',
    receipt: {
      // Not further than this batch: a copy of the workstation may have delivered higher numbers than this one has.
      acknowledgedThrough: through,
      refused: refused.map(({ sequence, reason, detail }) => ({ sequence, reason, detail })),
    },
    stored: added.length,
    repeated: good.length - added.length - notTaken.length,
    missing: Math.max(0, first - acknowledgedBefore - 1),
  }
}

const flagsAmong = (good: readonly GoodEntry[]) =>
  good.flatMap(({ fact }) => (fact.kind === 'flagged' ? [fact.factId] : []))

const unstorable = { reason: 'unknown-shape', detail: 'the database does not take it', body: null } as const

/** Makes the deliveries of one workstation take turns; resolves to the highest sequence number acknowledged. */
async function lockDevice(db: Db, deviceId: string, at: EpochMs): Promise<number> {
  await db
    .insertInto('device')
    .values({ device_id: deviceId, first_seen_at: new Date(at) })
    .onConflict((conflict) => conflict.column('device_id').doNothing())
    .execute()
  const device = await db
    .selectFrom('device')
    .select('acknowledged_through')
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return device.acknowledged_through
}

async function noteAcknowledged(db: Db, deviceId: string, through: number): Promise<void> {
  await db.updateTable('device').set({ acknowledged_through: through }).where('device_id', '=', deviceId).execute()
}

async function peopleOfDevice(db: Db, deviceId: string): Promise<string[]> {
  const rows = await db.selectFrom('device_sign_in').select('person_id').where('device_id', '=', deviceId).execute()
  return rows.map(({ person_id }) => person_id)
}

/** The first sequence number that this workstation's identity already used for another fact, or null. */
async function findClash(db: Db, deviceId: string, good: readonly GoodEntry[]): Promise<number | null> {
  const seen = new Map<number, string>()
  for (const { sequence, fact } of good) {
    if ((seen.get(sequence) ?? fact.factId) !== fact.factId) return sequence
    seen.set(sequence, fact.factId)
  }
  if (seen.size === 0) return null
  const known = await db
    .selectFrom('fact')
    .select(['sequence', 'fact_id'])
    .where('device_id', '=', deviceId)
    .where('sequence', 'in', [...seen.keys()])
    .execute()
  return known.find(({ sequence, fact_id }) => seen.get(sequence) !== fact_id)?.sequence ?? null
}

const insertOneByOne: InsertFacts = async (db, rows) => {
  const added: NewFact[] = []
  const notTaken: number[] = []
  for (const row of rows) {
    await sql`savepoint one_fact`.execute(db)
    try {
      added.push(...(await insertTogether(db, [row])).added)
    } catch (error) {
      if (!isAboutTheData(error)) throw error
      await sql`rollback to savepoint one_fact`.execute(db)
      notTaken.push(Number(row.sequence))
    }
  }
  return { added, notTaken }
}

/** PostgreSQL's classes "data exception" and "program limit exceeded": the same again would end the same way. */
const isAboutTheData = (error: unknown) => /^(22|54)/.test(errorCode(error) ?? '')

async function insertRefusals(
  db: Db,
  deviceId: string,
  personId: string,
  refused: readonly RefusedEntry[],
  at: EpochMs,
): Promise<void> {
  if (refused.length === 0) return
  await db
    .insertInto('refused_fact')
    .values(
      refused.map(({ sequence, reason, detail, body }) => ({
        device_id: deviceId,
        sequence,
        person_id: personId,
        reason,
        detail,
        body,
        received_at: new Date(at),
      })),
    )
    .onConflict((conflict) => conflict.columns(['device_id', 'sequence']).doNothing())
    .execute()
}
