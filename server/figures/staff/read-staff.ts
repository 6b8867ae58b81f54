import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Period } from '../../../shared/figures/question.ts'
import { fewestPeople, type StaffTimes } from '../../../shared/figures/staff.ts'
import type { Staff } from '../../../shared/figures/staff-contract.ts'
import type { Db } from '../../db/database.ts'
import { dayOfCity, daysAfter, type Span } from '../city-day.ts'
import { instantsOf } from '../period/read-period.ts'
import { readCoveredDays } from '../period/spans.ts'
import { sumsOf } from '../rollups/rows.ts'
import { longestWorkMs } from './presence-spans.ts'
import { staffRows } from './staff-cells.ts'

type Row = { teamId: string; name: string; people: number } & StaffTimes

/**
 * staffed, occupancy: how the time of a team's people went by while they were in it, until now at the latest.
 *
 * @param teams only these; null: all
 */
export async function readTeams(
  db: Db,
  period: Period,
  teams: readonly string[] | null,
  { timeZone, now }: { readonly timeZone: string; readonly now: EpochMs },
): Promise<Staff['teams']> {
  const { days, spans } = await sourcesOf(db, period, timeZone, now)
  const isAsked = teams === null ? sql`true` : sql`team_id::text = any(${[...teams]}::text[])`
  const spent = ['on_contact', 'after_call', 'available', 'break', 'away']
  const times = sql.join(['team_id', 'person_id', ...spent].map((name) => sql.ref(name)))
  const sources = [
    sql`select ${times} from rollup_staff where starts_at = any(${days}::timestamptz[])`,
    ...spans.map((span) => sql`select ${times} from (${staffRows(span)}) as rows`),
  ]
  const { rows } = await sql<Row>`
    with timed as (
      select team_id, person_id, ${sumsOf(spent)} from (${sql.join(sources, sql` union all `)}) as days group by team_id, person_id
    )
    select team_id as "teamId", name, count(person_id) as people,
      coalesce(sum(on_contact), 0) as "on-contact", coalesce(sum(after_call), 0) as "after-call",
      coalesce(sum(available), 0) as available, coalesce(sum(break), 0) as break, coalesce(sum(away), 0) as away
    from team left join timed using (team_id) where ${isAsked}
    group by team_id, name order by name
  `.execute(db)
  return rows.map(({ teamId, name, people: count, ...rest }) => ({
    teamId,
    name,
    people: count,
    times: count < fewestPeople ? null : rest,
  }))
}

/** The days of a period that there are cells of, and the spans between, which are counted from rows. */
async function sourcesOf(
  db: Db,
  period: Period,
  timeZone: string,
  now: EpochMs,
): Promise<{ days: readonly Date[]; spans: readonly Span[] }> {
  const { day: covered } = await readCoveredDays(
    db,
    instantsOf({ period }, timeZone),
    { day: 'staff day' },
    longestWorkMs,
  )
  const days: Date[] = []
  const spans: Span[] = []
  for (let day = period.from; day < period.until; day = daysAfter(day, 1)) {
    const { from, until } = dayOfCity(day, timeZone)
    const last = spans.at(-1)
    if (covered.has(from)) days.push(new Date(from))
    else if (from >= now) break
    else if (last?.until === from) spans.splice(-1, 1, { from: last.from, until: Math.min(until, now) })
    else spans.push({ from, until: Math.min(until, now) })
  }
  return { days, spans }
}
