import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { isDayOf } from '../rollups/add-up-days.ts'
import { packed, unpacked } from '../rollups/packed-bars.ts'
import { everywhere, handledRows, spansOf, sumsOf } from '../rollups/rows.ts'

/**
 * Interactions with what they are alike by, to be counted. The tenure is that of the agent when the interaction was
 * offered: under 90 days, under a year, or longer. It begins with the first membership in a team, since that is when
 * somebody began at the centre; an account may be as young as Cue311 is there, and counts only where nobody told of a team.
 */
export const alikeRows = (spans: readonly Span[], timeZone: string): RawBuilder<unknown> => sql`
  select done.*, assisted = 1 as is_assisted,
    case when started_at - tenure.since < interval '2160 hours' then 'new'
      when started_at - tenure.since < interval '8760 hours' then 'first year' else 'later' end as tenure
  from (${handledRows(timeZone, spansOf(spans), everywhere)}) as done
    join (
      select person.person_id, coalesce(min(team_member.since), person.created_at) as since
      from person left join team_member using (person_id) group by person.person_id
    ) as tenure on tenure.person_id = done.agent_id`

/** What is added up of them. The sum of squares is exact, so that cells together give the variance of all. */
export const alikeSums = sql`
  count(*) as count, sum(handle_ms) as handle_ms, sum(handle_ms::numeric * handle_ms) as squares, sum(known) as known,
  sum(settled) as settled`

/** Their answer times, as packed bars a row. */
export const answerBars = (rows: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select starts_at, ${packed(sql`duration_bar(answer_ms)`, sql`count(*)`)} as bars
  from (${rows}) as done where helped = 1 group by starts_at, duration_bar(answer_ms)`

/** Makes the cells of a day from what is there now, in place of those that there were. Inside a transaction. */
export async function makeEffectCells(db: Db, day: Span, timeZone: string): Promise<void> {
  await clear(db, 'day', day)
  await sql`
    insert into rollup_effect
    select 'day', starts_at, topic, tenure, channel, is_assisted, ${alikeSums}
    from (${alikeRows([day], timeZone)}) as alike group by starts_at, topic, tenure, channel, is_assisted
  `.execute(db)
  await sql`
    insert into rollup_answer
    select 'day', starts_at, string_agg(bars, ''::bytea)
    from (${answerBars(handledRows(timeZone, spansOf([day]), everywhere))}) as answered group by starts_at
  `.execute(db)
}

/** Makes those of a month from those of its days, all of which have to be there. Inside a transaction. */
export async function addUpEffectDays(db: Db, month: Span): Promise<void> {
  await clear(db, 'month', month)
  const startsAt = new Date(month.from)
  const isDayOfIt = isDayOf(month)
  await sql`
    insert into rollup_effect
    select 'month', ${startsAt}::timestamptz, topic, tenure, channel, is_assisted,
      ${sumsOf(['count', 'handle_ms', 'squares', 'known', 'settled'])}
    from rollup_effect where ${isDayOfIt} group by topic, tenure, channel, is_assisted
  `.execute(db)
  await sql`
    insert into rollup_answer
    select 'month', ${startsAt}::timestamptz, string_agg(${packed(sql`bar`, sql`count`)}, ''::bytea)
    from (
      select bar, sum(count) as count from rollup_answer cross join lateral ${unpacked(sql.ref('bars'))} as one_bar
      where ${isDayOfIt} group by bar
    ) as each_bar having count(*) > 0
  `.execute(db)
}

async function clear(db: Db, grain: 'day' | 'month', { from }: Span): Promise<void> {
  for (const table of ['rollup_effect', 'rollup_answer'] as const)
    await sql`delete from ${sql.table(table)} where grain = ${grain} and starts_at = ${new Date(from)}`.execute(db)
}
