import type { EpochMs } from '../../../shared/clock.ts'
import { readThresholdsSchema, type Threshold, usualThresholds } from '../../../shared/figures/threshold.ts'
import type { Db } from '../../db/database.ts'
import { storableJson } from '../../db/storable-json.ts'

/** When this person wants to be told; the usual ones, until they have said so. */
export async function readThresholds(db: Db, personId: string): Promise<readonly Threshold[]> {
  const row = await db
    .selectFrom('wall_threshold')
    .select('thresholds')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? readThresholdsSchema.parse(row.thresholds) : usualThresholds
}

/** Keeps all of a person's thresholds in place of those before. */
export async function keepThresholds(
  db: Db,
  personId: string,
  thresholds: readonly Threshold[],
  at: EpochMs,
): Promise<void> {
  const kept = { thresholds: storableJson(thresholds) ?? '[]', kept_at: new Date(at) }
  await db
    .insertInto('wall_threshold')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute()
}
