import type { Insertable } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import type { FactTable } from '../db/tables/interactions.ts'
import type { GoodEntry } from './read-entry.ts'

/** A fact that was not there before. */
export type NewFact = Pick<FactTable, 'fact_id' | 'interaction_id' | 'kind'>

/** Resolves to the facts that were not there yet, and to those that the database does not take. */
export type InsertFacts = (db: Db, rows: readonly Insertable<FactTable>[]) => Promise<Inserted>
type Inserted = { readonly added: readonly NewFact[]; readonly notTaken: readonly number[] }

/** In one order everywhere: two transactions that insert the same facts then wait for each other without a circle. */
export function toRows(deviceId: string, entries: readonly GoodEntry[], at: EpochMs): Insertable<FactTable>[] {
  const ordered = entries.toSorted((a, b) => (a.fact.factId < b.fact.factId ? -1 : 1))
  return ordered.map(({ sequence, fact, body }) => ({
    fact_id: fact.factId,
    device_id: deviceId,
    sequence,
    interaction_id: fact.interactionId,
    agent_id: fact.agentId,
    kind: fact.kind,
    at: new Date(fact.at),
    body,
    received_at: new Date(at),
  }))
}

export const insertTogether: InsertFacts = async (db, rows) => {
  if (rows.length === 0) return { added: [], notTaken: [] }
  const added = await db
    .insertInto('fact')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .returning(['fact_id', 'interaction_id', 'kind'])
    .execute()
  return { added, notTaken: [] }
}
