import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'

/*
 * What is counted, said once for keeping up and for counting anew: an interaction counts once for an answer in a language
 * and what became of it, and once for a query that found nothing, on the day of UTC on which that happened in it first.
 * Practice counts for nothing, and cards count only once it is known that the interaction is none. A search between
 * interactions has an id of its own that opens none, and counts.
 */

/** What becomes of an answer on a card. `helped`: used or read. */
export const outcomes = ['shown', 'used', 'read', 'helped', 'dismissed'] as const
export type Outcome = (typeof outcomes)[number]

/** The kinds of facts that are counted, and the one that says whether an interaction is practice. */
export const countedKinds: ReadonlySet<string> = new Set([
  'suggestion-shown',
  'suggestion-used',
  'answer-read',
  'suggestion-dismissed',
  'search-found-nothing',
  'flagged',
  'offered',
])

type Which = ReturnType<typeof sql<SqlBool>>

/** One row for each interaction, answer, language and outcome among the facts that `which` is true of. */
export const countedAnswers = (which: Which) => sql`
  select (min(fact.at) at time zone 'UTC')::date as day, fact.body ->> 'answerId' as answer_id,
    fact.body ->> 'language' as language, outcome, fact.interaction_id
  from fact
  join interaction on interaction.interaction_id = fact.interaction_id and not interaction.practice
  cross join lateral unnest(
    case fact.kind
      when 'suggestion-shown' then array['shown']
      when 'suggestion-used' then array['used', 'helped']
      when 'answer-read' then array['read', 'helped']
      else array['dismissed']
    end
  ) as outcome
  where fact.kind in ('suggestion-shown', 'suggestion-used', 'answer-read', 'suggestion-dismissed') and ${which}
  group by fact.interaction_id, 2, 3, outcome
`

/** One row for each interaction, query and language among the facts that `which` is true of. */
export const countedQueries = (which: Which) => sql`
  select (min(fact.at) at time zone 'UTC')::date as day, lower(trim(fact.body ->> 'query')) as query,
    coalesce(fact.body ->> 'language', 'en') as language, fact.interaction_id
  from fact
  left join interaction on interaction.interaction_id = fact.interaction_id
  where fact.kind in ('search-found-nothing', 'flagged') and trim(fact.body ->> 'query') <> ''
    and not coalesce(interaction.practice, false) and ${which}
  group by fact.interaction_id, 2, 3
`

export type AnswerTally = {
  readonly day: string
  readonly answer_id: string
  readonly language: string
  readonly outcome: Outcome
}
export type QueryTally = { readonly day: string; readonly query: string; readonly language: string }

/** What these interactions count for, leaving some of their facts out. */
export async function tallyOf(db: Db, interactionIds: readonly string[], without: readonly string[] = []) {
  const which = sql<SqlBool>`
    fact.interaction_id = any(${[...interactionIds]}::uuid[]) and not fact.fact_id = any(${[...without]}::uuid[])`
  const answers = await sql<AnswerTally>`
    select day::text, answer_id, language, outcome from (${countedAnswers(which)}) as counted
  `.execute(db)
  const queries = await sql<QueryTally>`
    select day::text, query, language from (${countedQueries(which)}) as counted
  `.execute(db)
  return { answers: answers.rows, queries: queries.rows }
}
export type Tally = Awaited<ReturnType<typeof tallyOf>>
