import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import { centreDeviceId } from '../../shared/device-id.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { bringInLine } from './bring-in-line.ts'
import { insertTogether, toRows } from './fact-rows.ts'

/**
 * Stores facts that the centre itself knows, in the order in which they were told, and brings their interactions in line.
 * One that is there already, whoever recorded it, stays as it is.
 */
export async function storeToldFacts(db: Db, facts: readonly Fact[], at: EpochMs): Promise<void> {
  if (facts.length === 0) return
  const numbers = await takeNumbers(db, facts.length)
  const entries = facts.map((fact, place) => ({
    sequence: numbers[place] ?? Number.NaN,
    fact,
    body: storableJson(fact) ?? 'null',
  }))
  const { added } = await insertTogether(db, toRows(centreDeviceId, entries, at))
  if (added.length > 0) await bringInLine(db, added)
}

/** Rising: of two facts of one instant the lower number happened first. */
async function takeNumbers(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('told_fact_sequence') as number from generate_series(1, ${count})
  `.execute(db)
  return rows.map(({ number }) => Number(number)).sort((a, b) => a - b)
}
