import type { EpochMs } from '../../shared/clock.ts'
import type { GoldenQuestion, GoldenSet as SavedGolden } from '../../shared/content/content-contract.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'

/** The questions with the version that a change of them has to name. Version 0: there never were any. */
export type GoldenSet = { readonly version: number; readonly questions: readonly GoldenQuestion[] }

export async function readGolden(db: Db): Promise<GoldenSet> {
  const row = await db
    .selectFrom('golden_set')
    .select(['version', 'questions'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { version: 0, questions: [] }
}

/** The same, with who saved it and when. */
export async function readSavedGolden(db: Db): Promise<SavedGolden> {
  const row = await db
    .selectFrom('golden_set')
    .leftJoin('person', 'person.person_id', 'golden_set.saved_by')
    .select(['version', 'questions', 'saved_by', 'saved_at', 'person.display_name'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { version: 0, questions: [], savedBy: null }
  const { version, questions, saved_by: personId, saved_at: savedAt, display_name: displayName } = row
  const savedBy = personId === null ? null : { personId, displayName: displayName ?? '' }
  return { version, questions: [...questions], savedBy, savedAt: savedAt.getTime() }
}

export async function goldenVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('golden_set')
    .select((select) => select.fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? 0
}

/** Adds the version after the one that was read; earlier ones stay. False: somebody else has added it. */
export async function addGolden(
  db: Db,
  { version, questions }: GoldenSet,
  by: string | null,
  at: EpochMs,
): Promise<boolean> {
  const json = storableJson(questions)
  // A question is three levels deep.
  if (json === null) throw new Error('the golden questions cannot be stored')
  if ((await goldenVersion(db)) !== version) return false
  const added = await db
    .insertInto('golden_set')
    .values({ version: version + 1, questions: json, saved_by: by, saved_at: new Date(at) })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}
