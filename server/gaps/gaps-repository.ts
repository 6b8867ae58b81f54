import { sql } from 'kysely'
import type { AnswerGap } from '../../shared/gaps/gap.ts'
import type { AskedQuery } from '../../shared/gaps/group-queries.ts'
import type { Db } from '../db/database.ts'

/** The thirty days that are looked at, and those before them. */
export type GapWindow = { readonly before: Date; readonly from: Date; readonly until: Date }

/** Whoever waits longer closes the report. */
const longestMs = 15_000
/** More ways of asking than anybody reads. */
const mostQueries = 2_000
const mostAnswers = 100

/**
 * What was searched for in vain or flagged as missing, each spelling by itself, with the number of interactions in which
 * it was. A search between interactions has an id of its own that opens none, and counts as one.
 */
export async function missedQueries(db: Db, { before, from, until }: GapWindow): Promise<AskedQuery[]> {
  return hurried(db, async (transaction) => {
    // The kinds stand in the text as they do in the index, so that every plan may use it.
    const { rows } = await sql<AskedQuery>`
      select lower(trim(fact.body ->> 'query')) as query, coalesce(fact.body ->> 'language', 'en') as language,
        count(distinct fact.interaction_id) filter (where fact.at >= ${from}) as count,
        count(distinct fact.interaction_id) filter (where fact.at < ${from}) as before
      from fact
      left join interaction on interaction.interaction_id = fact.interaction_id
      where fact.kind in ('search-found-nothing', 'flagged') and fact.at >= ${before} and fact.at < ${until}
        and trim(fact.body ->> 'query') <> '' and coalesce(interaction.practice, false) = false
      group by 1, 2
      order by 3 desc, 4 desc, 1
      limit ${mostQueries}
    `.execute(transaction)
    return rows
  })
}

export type AnswerGaps = { readonly unused: AnswerGap[]; readonly dismissed: AnswerGap[] }

/** Answers that stood on cards and were used by nobody, and those that agents turned down; the most often first. */
export async function answerGaps(db: Db, window: GapWindow): Promise<AnswerGaps> {
  return hurried(db, async (transaction) => ({
    unused: await countAnswers(transaction, window, 'suggestion-shown', sql`coalesce(used.interactions, 0) = 0`),
    dismissed: await countAnswers(transaction, window, 'suggestion-dismissed', sql`true`),
  }))
}

async function countAnswers(
  db: Db,
  { before, from, until }: GapWindow,
  kind: 'suggestion-shown' | 'suggestion-dismissed',
  which: ReturnType<typeof sql>,
): Promise<AnswerGap[]> {
  const { rows } = await sql<AnswerGap>`
    with seen as (
      -- Each interaction once, which is cheaper than counting what is distinct.
      select distinct fact.body ->> 'answerId' as answer_id, fact.body ->> 'language' as language,
        fact.interaction_id, fact.at >= ${from} as recent
      from fact
      join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
      where fact.kind in ('suggestion-shown', 'suggestion-dismissed') and fact.kind = ${kind}
        and fact.at >= ${before} and fact.at < ${until}
    ),
    counted as (
      select answer_id, language, count(*) filter (where recent) as count, count(*) filter (where not recent) as before
      from seen
      group by 1, 2
    ),
    used as (
      select answer_id, count(*) as interactions
      from (
        select distinct fact.body ->> 'answerId' as answer_id, fact.interaction_id
        from fact
        join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
        where fact.kind in ('suggestion-used', 'answer-read') and fact.at >= ${from} and fact.at < ${until}
      ) as use
      group by 1
    )
    select counted.answer_id as "answerId", counted.language, newest.title, newest.owner,
      counted.count, counted.before, coalesce(used.interactions, 0) as used
    from counted
    left join used on used.answer_id = counted.answer_id
    left join lateral (
      select revision.body ->> 'title' as title, revision.body ->> 'owner' as owner
      from revision
      join release_change on release_change.revision_id = revision.revision_id
      where revision.answer_id = counted.answer_id and revision.language = counted.language
        and release_change.kind = 'put-revision'
      order by release_change.release_number desc, release_change.ordinal desc
      limit 1
    ) as newest on true
    where counted.count > 0 and ${which}
    order by counted.count desc, counted.answer_id, counted.language
    limit ${mostAnswers}
  `.execute(db)
  return rows
}

/** Ends a reading that takes too long: a report is not worth a busy database. */
function hurried<Value>(db: Db, read: (transaction: Db) => Promise<Value>): Promise<Value> {
  return db.transaction().execute(async (transaction) => {
    await sql`set local statement_timeout = ${sql.lit(longestMs)}`.execute(transaction)
    // A month of calls is gathered in memory, not on the disk.
    await sql`set local work_mem = '64MB'`.execute(transaction)
    return read(transaction)
  })
}
