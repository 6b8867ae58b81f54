import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { presenceSpans, workSpans } from './presence-spans.ts'

/**
 * How a day, or what there is of it so far, went by for each person in a team, as rows `team_id, person_id, on_contact,
 * after_call, available, break, away` in milliseconds. Of several conversations at once an instant counts once. Before
 * somebody's presence was first written down nothing is known, and nothing is counted.
 */
export function staffRows(day: Span): RawBuilder<unknown> {
  const [from, until] = [new Date(day.from), new Date(day.until)]
  const people = sql`select person_id from member`
  return sql`
    with member as materialized (
      select team_id, person_id, tstzmultirange(tstzrange(greatest(since, ${from}, known.first), least(until, ${until}))) as during
      from team_member
        cross join lateral (select min(at) as first from presence_change where person_id = team_member.person_id) as known
      where greatest(since, ${from}, known.first) < least(until, ${until}) and known.first is not null
    ), said as (
      select person_id, ${rangesOf('available')}, ${rangesOf('break')}, ${rangesOf('away')}
      from (${presenceSpans(people, day)}) as span group by person_id
    ), worked as (
      select person_id, range_agg(on_contact) as on_contact, range_agg(after_call) as after_call
      from (${workSpans(people, day)}) as work group by person_id
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
    select * from timed where on_contact + after_call + available + break + away > 0`
}

/** Makes the cells of a day from what is there now, in place of those that there were. Inside a transaction. */
export async function makeStaffCells(db: Db, day: Span): Promise<void> {
  const startsAt = new Date(day.from)
  await sql`delete from rollup_staff where starts_at = ${startsAt}`.execute(db)
  await sql`insert into rollup_staff select ${startsAt}::timestamptz, rows.* from (${staffRows(day)}) as rows`.execute(
    db,
  )
}

const rangesOf = (state: string): RawBuilder<unknown> =>
  sql`coalesce(range_agg(during) filter (where state = ${sql.lit(state)}), '{}') as ${sql.ref(state)}`

const msIn = (ranges: string): RawBuilder<unknown> => sql`
  (select coalesce(extract(epoch from sum(upper(one) - lower(one))) * 1000, 0)::bigint from unnest(${sql.ref(ranges)}) as one)
    as ${sql.ref(ranges)}`
