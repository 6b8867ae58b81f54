import { type RawBuilder, sql } from 'kysely'
import type { Bar } from '../../../shared/figures/bars.ts'
import type { Side, Stratum } from '../../../shared/figures/effect.ts'
import type { EffectQuestion } from '../../../shared/figures/effect-contract.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { conditionOf, spansOf } from '../period/read-figures.ts'
import { handledRows } from '../rollups/rows.ts'

/** Interactions of one topic, one tenure and one channel; without a topic nobody knows what they are alike with. */
export type NamedStratum = Stratum & { readonly topic: string | null }

type Row = { topic: string; tenure: string; channel: string; is_assisted: boolean } & Side

/**
 * What is alike, in two sides each. The tenure is that of the agent when the interaction was offered: under 90 days, under
 * a year, or longer. It begins with the first membership in a team, since that is when somebody began at the centre; an
 * account may be as young as Cue311 is there, and counts only where nobody told of a team.
 */
export async function readStrata(
  db: Db,
  { filter }: EffectQuestion,
  span: Span,
  timeZone: string,
): Promise<NamedStratum[]> {
  const { rows } = await sql<Row>`
    with tenure as (
      select person.person_id, coalesce(min(team_member.since), person.created_at) as since
      from person left join team_member using (person_id) group by person.person_id
    ), done as (
      select topic, channel, assisted = 1 as is_assisted, handle_ms, known, settled,
        extract(epoch from started_at - tenure.since) / 86400 as days
      from (${rowsOf(span, timeZone)}) as done join tenure on tenure.person_id = done.agent_id
      where ${conditionOf(filter)}
    )
    select topic, case when days < 90 then 'new' when days < 365 then 'first year' else 'later' end as tenure, channel,
      is_assisted, count(*) as count, sum(handle_ms) as "sumMs", var_samp(handle_ms::float8) as "varianceMs2",
      sum(known) as known, sum(settled) as settled
    from done group by 1, 2, 3, 4 order by 1, 2, 3, 4
  `.execute(db)
  return toStrata(rows)
}

/** answer-time: how long it took from the first word that a platform told until an answer was found, by bar. */
export async function readAnswerBars(db: Db, { filter }: EffectQuestion, span: Span, timeZone: string): Promise<Bar[]> {
  const { rows } = await sql<Bar>`
    select duration_bar(answer_ms) as bar, count(*) as count
    from (${rowsOf(span, timeZone)}) as done where helped = 1 and ${conditionOf(filter)}
    group by 1 order by 1
  `.execute(db)
  return rows
}

const rowsOf = (span: Span, timeZone: string): RawBuilder<unknown> => handledRows(timeZone, spansOf([span]), sql`true`)

const nobody: Side = { count: 0, sumMs: 0, varianceMs2: null, known: 0, settled: 0 }

function toStrata(rows: readonly Row[]): NamedStratum[] {
  const strata = new Map<string, NamedStratum>()
  for (const { topic, tenure, channel, is_assisted, ...side } of rows) {
    const key = JSON.stringify([topic, tenure, channel])
    const known = strata.get(key) ?? { topic: topic || null, assisted: nobody, unassisted: nobody }
    strata.set(key, { ...known, [is_assisted ? 'assisted' : 'unassisted']: side })
  }
  return [...strata.values()]
}
