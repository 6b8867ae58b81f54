import { type SqlBool, sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Decision, ListedFlag, OwnFlag } from '../../shared/flags/flag.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import { ensureReadModel } from '../db/read-model.ts'
import type { FlagSettlementTable, FlagTable } from '../db/tables/interactions.ts'

/*
 * The read model `flag`: one row for each fact that flags something. What is decided about a flag is no fact and stands
 * in a table of its own, so the flags can be derived anew without losing a decision.
 */
const modelVersion = 1
/** More than anybody reads; the newest come. */
const mostListed = 2_000

/** Brings the flags in line with these facts, which are stored already; facts of other kinds are left alone. */
export async function deriveFlags(db: Db, factIds: readonly string[]): Promise<void> {
  if (factIds.length > 0) await derive(db, sql<SqlBool>`fact_id = any(${[...factIds]}::uuid[])`)
}

/** Derives every flag anew. */
export async function rebuildFlags(db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // A delivery that commits in between waits here, and adds its own flags afterwards.
    await sql`lock table flag in share row exclusive mode`.execute(transaction)
    await transaction.deleteFrom('flag').execute()
    await derive(transaction, sql<SqlBool>`true`)
  })
}

/** Derives the flags when that was never done, or by other rules. */
export const ensureFlagModel = (db: Db): ReturnType<typeof ensureReadModel> =>
  ensureReadModel(db, { name: 'flag', version: modelVersion, lock: 3112, rebuild: rebuildFlags })

async function derive(db: Db, which: ReturnType<typeof sql<SqlBool>>): Promise<void> {
  await sql`
    insert into flag (flag_id, agent_id, interaction_id, kind, answer_id, language, note, query, flagged_at)
    select fact_id, agent_id, interaction_id, body ->> 'flag', body ->> 'answerId', body ->> 'language',
      body ->> 'note', body ->> 'query', at
    from fact
    where kind = 'flagged' and ${which}
    on conflict (flag_id) do nothing
  `.execute(db)
}

/** The flags that wait, or those that were settled since `since`; of all owners. The newest come first. */
export async function listFlags(db: Db, state: 'open' | 'settled', since: Date): Promise<ListedFlag[]> {
  const rows = await withNewestText(db)
    .innerJoin('person', 'person.person_id', 'flag.agent_id')
    .leftJoin('interaction', 'interaction.interaction_id', 'flag.interaction_id')
    .select(['person.display_name', 'interaction.practice'])
    .$if(state === 'open', (query) => query.where('settlement.flag_id', 'is', null))
    .$if(state === 'settled', (query) => query.where('settlement.settled_at', '>=', since))
    .orderBy('flag.flagged_at', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map(toListedFlag)
}

/** A person's own flags since `since`, the newest first. */
export async function flagsOf(db: Db, personId: string, since: Date): Promise<OwnFlag[]> {
  const rows = await withNewestText(db)
    .where('flag.agent_id', '=', personId)
    .where((or) => or.or([or('flag.flagged_at', '>=', since), or('settlement.settled_at', '>=', since)]))
    .orderBy('flag.flagged_at', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map(toOwnFlag)
}

/** What was settled and not yet seen by those of these people who flagged it. */
export async function unheardBy(db: Db, personIds: readonly string[]): Promise<{ personId: string; flag: OwnFlag }[]> {
  if (personIds.length === 0) return []
  const rows = await withNewestText(db)
    .where('settlement.flag_id', 'is not', null)
    .where('settlement.heard_at', 'is', null)
    .where('flag.agent_id', 'in', personIds)
    .limit(mostListed)
    .execute()
  return rows.map((row) => ({ personId: row.agent_id, flag: toOwnFlag(row) }))
}

type SettleRefusal = 'not-found' | 'settled-meanwhile' | 'no-such-release'

/** Settles these flags, all or none. The same decision again changes nothing. */
export async function settleFlags(
  db: Db,
  flagIds: readonly string[],
  decision: Decision,
  by: { readonly personId: string; readonly at: EpochMs },
): Promise<Result<null, SettleRefusal>> {
  const ids = [...new Set(flagIds)]
  return db
    .transaction()
    .execute(async (transaction) => {
      if (!(await areFlags(transaction, ids))) return failure('not-found')
      const release = decision.state === 'fixed' ? decision.release : null
      if (release !== null && !(await isRelease(transaction, release))) return failure('no-such-release')
      const wanted = { state: decision.state, release_number: release, words: decision.words }
      await transaction
        .insertInto('flag_settlement')
        .values(
          // In one order everywhere, so that two editors never wait for each other in a circle.
          ids.toSorted().map((flag_id) => ({
            flag_id,
            ...wanted,
            settled_by: by.personId,
            settled_at: new Date(by.at),
            heard_at: null,
          })),
        )
        .onConflict((conflict) => conflict.column('flag_id').doNothing())
        .execute()
      const settled = await transaction.selectFrom('flag_settlement').selectAll().where('flag_id', 'in', ids).execute()
      if (!settled.every((row) => isSame(row, wanted))) throw new SettledMeanwhile()
      await announceChange(transaction, 'flag-settled')
      return success(null)
    })
    .catch((error: unknown) => {
      if (error instanceof SettledMeanwhile) return failure('settled-meanwhile')
      throw error
    })
}

/** Ends the transaction, so that none of it is written. */
class SettledMeanwhile extends Error {}

/** Notes that the person has seen how these, their own, were settled. */
export async function noteHeard(db: Db, flagIds: readonly string[], personId: string, at: EpochMs): Promise<void> {
  await db
    .updateTable('flag_settlement')
    .set({ heard_at: new Date(at) })
    .where('heard_at', 'is', null)
    .where('flag_id', 'in', flagIds)
    .where('flag_id', 'in', (query) => query.selectFrom('flag').select('flag_id').where('agent_id', '=', personId))
    .execute()
}

type Wanted = Pick<FlagSettlementTable, 'state' | 'release_number' | 'words'>
const isSame = (row: Wanted, wanted: Wanted) =>
  row.state === wanted.state && row.release_number === wanted.release_number && row.words === wanted.words

async function areFlags(db: Db, flagIds: readonly string[]): Promise<boolean> {
  const known = await db.selectFrom('flag').select('flag_id').where('flag_id', 'in', flagIds).execute()
  return known.length === flagIds.length
}

async function isRelease(db: Db, number: number): Promise<boolean> {
  const known = await db.selectFrom('release').select('number').where('number', '=', number).executeTakeFirst()
  return known !== undefined
}

/**
 * Flags with what was decided, and with title and owner of the newest text of their answer: an answer that changes hands
 * takes its open flags along.
 */
export function withNewestText(db: Db) {
  return db
    .selectFrom('flag')
    .leftJoin('flag_settlement as settlement', 'settlement.flag_id', 'flag.flag_id')
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom('revision')
          .innerJoin('release_change as change', 'change.revision_id', 'revision.revision_id')
          .select([
            sql<string>`revision.body ->> 'title'`.as('title'),
            sql<string>`revision.body ->> 'owner'`.as('owner'),
          ])
          .whereRef('revision.answer_id', '=', 'flag.answer_id')
          .whereRef('revision.language', '=', sql`coalesce(flag.language, 'en')`)
          .where('change.kind', '=', 'put-revision')
          .orderBy('change.release_number', 'desc')
          .orderBy('change.ordinal', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('flag')
    .select([
      'newest.title',
      'newest.owner',
      'settlement.state',
      'settlement.release_number',
      'settlement.words',
      'settlement.settled_at',
      'settlement.heard_at',
    ])
}

type FlagRow = FlagTable & {
  title: string | null
  state: FlagSettlementTable['state'] | null
  release_number: number | null
  words: string | null
  settled_at: Date | null
  heard_at: Date | null
}

const toFlag = (row: FlagRow) => ({
  flagId: row.flag_id,
  kind: row.kind,
  answerId: row.answer_id,
  title: row.title,
  language: row.language,
  note: row.note,
  query: row.query,
  flaggedAt: row.flagged_at.getTime(),
  settlement:
    row.state && row.settled_at
      ? {
          state: row.state,
          release: row.release_number,
          words: row.words ?? '',
          settledAt: row.settled_at.getTime(),
        }
      : null,
})

type ListedRow = FlagRow & { owner: string | null; display_name: string; practice: boolean | null }

/** As those who keep the answers see it. */
export const toListedFlag = (row: ListedRow): ListedFlag => ({
  ...toFlag(row),
  owner: row.owner,
  flaggedBy: row.display_name,
  practice: row.practice ?? false,
})

const toOwnFlag = (row: FlagRow): OwnFlag => ({ ...toFlag(row), heard: row.heard_at !== null })
