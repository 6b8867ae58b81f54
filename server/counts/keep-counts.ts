import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { ensureReadModel } from '../db/read-model.ts'
import { type AnswerTally, countedAnswers, countedQueries, type QueryTally, type Tally } from './counted.ts'

/*
 * The read models `answer_count` and `missed_query_count`. A delivery adds what its interactions count for with its facts
 * and takes off what they counted for without them, in the transaction that stores the facts:
 *
 *   interactions locked ─▶ tally without the new facts ─▶ interactions refreshed ─▶ tally with them ─▶ the difference
 *
 * So a fact that comes again changes nothing, one that comes late moves its interaction to the right day, and an
 * interaction that turns out to be practice is taken off. Raise the version when what is counted changes; the next start
 * counts anew.
 */
const modelVersion = 1

/** Adds the difference between two tallies of the same interactions. */
export async function applyDifference(db: Db, before: Tally, after: Tally): Promise<void> {
  const answers = differenceOf(before.answers, after.answers)
  const queries = differenceOf(before.queries, after.queries)
  if (answers.length > 0) await addAnswers(db, answers)
  if (queries.length > 0) await addQueries(db, queries)
}

type Change<One> = { readonly one: One; readonly by: number }

function differenceOf<One extends object>(before: readonly One[], after: readonly One[]): Change<One>[] {
  const changes = new Map<string, Change<One>>()
  const count = (one: One, by: number) => {
    const key = JSON.stringify(one)
    changes.set(key, { one, by: (changes.get(key)?.by ?? 0) + by })
  }
  for (const one of before) count(one, -1)
  for (const one of after) count(one, 1)
  return [...changes.values()].filter(({ by }) => by !== 0)
}

/** In one order everywhere, so that two deliveries never wait for each other in a circle. */
async function addAnswers(db: Db, changes: readonly Change<AnswerTally>[]): Promise<void> {
  const of = <Value>(value: (one: AnswerTally) => Value) => changes.map(({ one }) => value(one))
  await sql`
    insert into answer_count as kept (day, answer_id, language, shown, used, read, helped, dismissed)
    select day, answer_id, language, ${sumOfEach(sql`sum(by)`)}
    from unnest(
      ${of(({ day }) => day)}::date[], ${of(({ answer_id }) => answer_id)}::text[],
      ${of(({ language }) => language)}::text[], ${of(({ outcome }) => outcome)}::text[],
      ${changes.map(({ by }) => by)}::integer[]
    ) as change (day, answer_id, language, outcome, by)
    group by day, answer_id, language
    order by day, answer_id, language
    on conflict (day, answer_id, language) do update set
      shown = kept.shown + excluded.shown, used = kept.used + excluded.used, read = kept.read + excluded.read,
      helped = kept.helped + excluded.helped, dismissed = kept.dismissed + excluded.dismissed
  `.execute(db)
}

async function addQueries(db: Db, changes: readonly Change<QueryTally>[]): Promise<void> {
  const of = <Value>(value: (one: QueryTally) => Value) => changes.map(({ one }) => value(one))
  await sql`
    insert into missed_query_count as kept (day, query, language, missed)
    select day, query, language, by
    from unnest(
      ${of(({ day }) => day)}::date[], ${of(({ query }) => query)}::text[],
      ${of(({ language }) => language)}::text[], ${changes.map(({ by }) => by)}::integer[]
    ) as change (day, query, language, by)
    order by day, query, language
    on conflict (day, query, language) do update set missed = kept.missed + excluded.missed
  `.execute(db)
}

/** The columns of `answer_count`, in their order. */
const sumOfEach = (total: ReturnType<typeof sql>) =>
  sql.join(
    ['shown', 'used', 'read', 'helped', 'dismissed'].map(
      (outcome) => sql`coalesce(${total} filter (where outcome = ${sql.lit(outcome)}), 0)`,
    ),
  )

/** Counts everything anew. */
export async function recount(db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // The largest centre's years of facts take longer than any request may.
    await sql`set local statement_timeout = 0`.execute(transaction)
    // A delivery that commits in between waits here, and adds its own difference afterwards.
    await sql`lock table answer_count, missed_query_count in share row exclusive mode`.execute(transaction)
    await sql`delete from answer_count`.execute(transaction)
    await sql`delete from missed_query_count`.execute(transaction)
    await sql`
      insert into answer_count (day, answer_id, language, shown, used, read, helped, dismissed)
      select day, answer_id, language, ${sumOfEach(sql`count(*)`)}
      from (${countedAnswers(sql`true`)}) as counted group by day, answer_id, language
    `.execute(transaction)
    await sql`
      insert into missed_query_count (day, query, language, missed)
      select day, query, language, count(*) from (${countedQueries(sql`true`)}) as counted group by day, query, language
    `.execute(transaction)
  })
}

/** Counts anew when that is due; `isOutdated`: because the interactions were derived by other rules than before. */
export const ensureCountModel = (db: Db, isOutdated: boolean): ReturnType<typeof ensureReadModel> =>
  ensureReadModel(db, { name: 'count', version: modelVersion, lock: 3114, rebuild: recount }, isOutdated)
