import { type RawBuilder, sql } from 'kysely'
import { fewestPeople, type StaffTimes } from '../../../shared/figures/staff.ts'
import type { Staff } from '../../../shared/figures/staff-contract.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { presenceSpans, workSpans } from './presence-spans.ts'

type Row = { teamId: string; name: string; people: number } & StaffTimes

/**
 * staffed, occupancy: how the time of a team's people went by while they were in it. Of several conversations at once an
 * instant counts once. Before somebody's presence was first written down nothing is known, and nothing is counted.
 *
 * @param span until now at the latest
 * @param teams only these; null: all
 */
export async function readTeams(db: Db, span: Span, teams: readonly string[] | null): Promise<Staff['teams']> {
  const isAsked = teams === null ? sql`true` : sql`team_id::text = any(${[...teams]}::text[])`
  const [from, until] = [new Date(span.from), new Date(span.until)]
  const people = sql`select person_id from member`
  const { rows } = await sql<Row>`
    with member as materialized (
      select team_id, person_id, tstzmultirange(tstzrange(greatest(since, ${from}, known.first), least(until, ${until}))) as during
      from team_member
        cross join lateral (select min(at) as first from presence_change where person_id = team_member.person_id) as known
      where ${isAsked} and greatest(since, ${from}, known.first) < least(until, ${until}) and known.first is not null
    ), said as (
      select person_id, ${rangesOf('available')}, ${rangesOf('break')}, ${rangesOf('away')}
      from (${presenceSpans(people, span)}) as span group by person_id
    ), worked as (
      select person_id, range_agg(on_contact) as on_contact, range_agg(after_call) as after_call
      from (${workSpans(people, span)}) as work group by person_id
    ), own as materialized (
      select team_id, person_id,
        during * coalesce(on_contact, '{}') as on_contact,
        during * coalesce(after_call, '{}') - coalesce(on_contact, '{}') as after_call,
        during * coalesce(available, '{}') - busy as available,
        during * coalesce(break, '{}') - busy as break,
        during * coalesce(away, '{}') - busy as away
      from member left join said using (person_id) left join worked using (person_id)
        cross join lateral (select coalesce(on_contact, '{}') + coalesce(after_call, '{}') as busy) as both_kinds
    ), timed as materialized (
      select team_id, person_id, ${msIn('on_contact')}, ${msIn('after_call')}, ${msIn('available')}, ${msIn('break')},
        ${msIn('away')}
      from own
    )
    select team_id as "teamId", name, (count(distinct person_id)
        filter (where on_contact + after_call + available + break + away > 0)) as people,
      coalesce(sum(on_contact), 0) as "on-contact", coalesce(sum(after_call), 0) as "after-call",
      coalesce(sum(available), 0) as available, coalesce(sum(break), 0) as break, coalesce(sum(away), 0) as away
    from team left join timed using (team_id) where ${isAsked}
    group by team_id, name order by name
  `.execute(db)
  return rows.map(({ teamId, name, people: count, ...times }) => ({
    teamId,
    name,
    people: count,
    times: count < fewestPeople ? null : times,
  }))
}

const rangesOf = (state: string): RawBuilder<unknown> =>
  sql`coalesce(range_agg(during) filter (where state = ${sql.lit(state)}), '{}') as ${sql.ref(state)}`

const msIn = (ranges: string): RawBuilder<unknown> => sql`
  (select coalesce(extract(epoch from sum(upper(one) - lower(one))) * 1000, 0)::bigint from unnest(${sql.ref(ranges)}) as one)
    as ${sql.ref(ranges)}`
