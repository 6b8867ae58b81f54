import { type RawBuilder, sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { bringInLine } from './bring-in-line.ts'

/** Facts that no workstation records stand under this one, which is nobody's. */
const centreDevice = '00000000-0000-0000-0000-000000000000'
const nextNumber = sql`nextval('told_fact_sequence')` as RawBuilder<number>

/**
 * Stores facts that the centre itself knows, and brings their interactions in line. One that is there already, whoever
 * recorded it, stays as it is.
 */
export async function storeToldFacts(db: Db, facts: readonly Fact[], at: EpochMs): Promise<void> {
  if (facts.length === 0) return
  const added = await db
    .insertInto('fact')
    .values(
      // In the order of deliveries: two transactions that insert the same facts wait for each other without a circle.
      facts
        .toSorted((a, b) => (a.factId < b.factId ? -1 : 1))
        .map((fact) => ({
          fact_id: fact.factId,
          device_id: centreDevice,
          sequence: nextNumber,
          interaction_id: fact.interactionId,
          agent_id: fact.agentId,
          kind: fact.kind,
          at: new Date(fact.at),
          body: storableJson(fact) ?? 'null',
          received_at: new Date(at),
        })),
    )
    .onConflict((conflict) => conflict.column('fact_id').doNothing())
    .returning(['fact_id', 'interaction_id', 'kind'])
    .execute()
  if (added.length > 0) await bringInLine(db, added)
}
