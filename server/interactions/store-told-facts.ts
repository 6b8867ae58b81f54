import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import { centreDeviceId } from '../../shared/device-id.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { bringInLine } from './bring-in-line.ts'

/**
 * Stores facts that the centre itself knows, in the order in which they were told, and brings their interactions in line.
 * One that is there already, whoever recorded it, stays as it is.
 */
export async function storeToldFacts(db: Db, facts: readonly Fact[], at: EpochMs): Promise<void> {
  if (facts.length === 0) return
  const numbers = await takeNumbers(db, facts.length)
  const rows = facts.map((fact, place) => ({
    fact_id: fact.factId,
    device_id: centreDeviceId,
    sequence: numbers[place] ?? Number.NaN,
    interaction_id: fact.interactionId,
    agent_id: fact.agentId,
    kind: fact.kind,
    at: new Date(fact.at),
    body: storableJson(fact) ?? 'null',
    received_at: new Date(at),
  }))
  const added = await db
    .insertInto('fact')
    // As deliveries do: two transactions that insert the same facts then wait for each other without a circle.
    .values(rows.toSorted((a, b) => (a.fact_id < b.fact_id ? -1 : 1)))
    .onConflict((conflict) => conflict.column('fact_id').doNothing())
    .returning(['fact_id', 'interaction_id', 'kind'])
    .execute()
  if (added.length > 0) await bringInLine(db, added)
}

/** Rising: of two facts of one instant the lower number happened first. */
async function takeNumbers(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('told_fact_sequence') as number from generate_series(1, ${count})
  `.execute(db)
  return rows.map(({ number }) => Number(number)).sort((a, b) => a - b)
}
