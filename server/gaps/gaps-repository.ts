import { sql } from 'kysely'
import type { AnswerGap } from '../../shared/gaps/gap.ts'
import type { AskedQuery } from '../../shared/gaps/group-queries.ts'
import type { Db } from '../db/database.ts'

/** The days of UTC that are looked at, `from` to `until` with both, and the first of those before them. */
export type GapWindow = { readonly before: string; readonly from: string; readonly until: string }

/** More ways of asking than anybody reads. */
const mostQueries = 2_000
const mostAnswers = 100

/** What was searched for in vain or flagged as missing, each spelling by itself, with the number of interactions. */
export async function missedQueries(db: Db, { before, from, until }: GapWindow): Promise<AskedQuery[]> {
  const { rows } = await sql<AskedQuery>`
    select query, language, coalesce(sum(missed) filter (where day >= ${from}), 0) as count,
      coalesce(sum(missed) filter (where day < ${from}), 0) as before
    from missed_query_count
    where day between ${before} and ${until}
    group by query, language
    having sum(missed) > 0
    order by 3 desc, 4 desc, 1
    limit ${mostQueries}
  `.execute(db)
  return rows
}

export type AnswerGaps = { readonly unused: AnswerGap[]; readonly dismissed: AnswerGap[] }

/** Answers that stood on cards and were used by nobody, and those that agents turned down; the most often first. */
export async function answerGaps(db: Db, { before, from, until }: GapWindow): Promise<AnswerGaps> {
  const isRecent = sql`day >= ${from}`
  const sums = (outcome: 'shown' | 'dismissed') => sql`
    coalesce(sum(${sql.ref(outcome)}) filter (where ${isRecent}), 0) as ${sql.ref(outcome)},
    coalesce(sum(${sql.ref(outcome)}) filter (where not ${isRecent}), 0) as ${sql.ref(`${outcome}_before`)}`
  const { rows } = await sql<AnswerGap & { list: keyof AnswerGaps }>`
    -- Both lists from one reading: of two months there may be a million rows.
    with counted as materialized (
      select answer_id, language, ${sums('shown')}, ${sums('dismissed')},
        coalesce(sum(helped) filter (where ${isRecent}), 0) as helped
      from answer_count
      where day between ${before} and ${until}
      group by answer_id, language
    ),
    -- In whatever language: the answer helped.
    known as (
      select counted.*, sum(helped) over (partition by answer_id) as used from counted
    ),
    listed as (
      ${listOf('unused', 'shown', sql`used = 0`)}
      union all
      ${listOf('dismissed', 'dismissed', sql`true`)}
    )
    select listed.list, listed.answer_id as "answerId", listed.language, newest.title, newest.owner,
      listed.count, listed.before, listed.used
    from listed
    left join lateral (
      select revision.body ->> 'title' as title, revision.body ->> 'owner' as owner
      from revision
      join release_change on release_change.revision_id = revision.revision_id
      where revision.answer_id = listed.answer_id and revision.language = listed.language
        and release_change.kind = 'put-revision'
      order by release_change.release_number desc, release_change.ordinal desc
      limit 1
    ) as newest on true
    order by listed.count desc, listed.answer_id, listed.language
  `.execute(db)
  const inList = (wanted: keyof AnswerGaps) =>
    rows.filter(({ list }) => list === wanted).map(({ list: _, ...gap }): AnswerGap => gap)
  return { unused: inList('unused'), dismissed: inList('dismissed') }
}

const listOf = (list: keyof AnswerGaps, outcome: 'shown' | 'dismissed', which: ReturnType<typeof sql>) => sql`
  (
    select ${sql.lit(list)} as list, answer_id, language, ${sql.ref(outcome)} as count,
      ${sql.ref(`${outcome}_before`)} as before, used
    from known
    where ${sql.ref(outcome)} > 0 and ${which}
    order by ${sql.ref(outcome)} desc, answer_id, language
    limit ${mostAnswers}
  )`
