import { sql } from 'kysely'
import type { PresenceSpanState, Staff, StaffDay } from '../../../shared/figures/staff-contract.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { presenceSpans, workSpans } from './presence-spans.ts'

/** What of whom somebody may look at: all that is their own, and what was done in the teams that they lead. */
const visible = (lookerId: string, { from, until }: Span) => sql`
  select ${lookerId}::uuid as person_id, tstzrange(${new Date(from)}, ${new Date(until)}) as during
  union all
  select team_member.person_id, tstzrange(greatest(team_member.since, ${new Date(from)}), least(until, ${new Date(until)}))
  from team_member join team_lead using (team_id)
  where team_lead.person_id = ${lookerId} and team_member.person_id <> ${lookerId}
    and greatest(team_member.since, ${new Date(from)}) < least(until, ${new Date(until)})`

/** Whose days in that time somebody may look at, by name: who was in a team that they lead, and they themselves. */
export async function readWhoseDays(db: Db, lookerId: string, span: Span): Promise<Staff['days']> {
  const { rows } = await sql<{ personId: string; displayName: string }>`
    select person_id as "personId", display_name as "displayName" from person
    where person_id in (select person_id from (${visible(lookerId, span)}) as seen)
    order by display_name, person_id
  `.execute(db)
  return rows
}

type Seen = {
  displayName: string
  spans: { state: PresenceSpanState; from: number; until: number }[]
  interactions: StaffDay['interactions']
}

/**
 * state-time-line: what somebody was in that time, and the interactions over it; null when it is none of the looker's
 * business. Of a person who changed team a lead sees what was done in theirs.
 */
export async function readDay(
  db: Db,
  looked: { readonly personId: string; readonly lookerId: string },
  span: Span,
): Promise<Seen | null> {
  const { personId, lookerId } = looked
  const people = sql`select ${personId}::uuid`
  const { rows } = await sql<Seen>`
    with seen as (
      select range_agg(during) as during from (${visible(lookerId, span)}) as seen where person_id = ${personId}
    ), said as (
      select state, ${instant('lower(part)')} as "from", ${instant('upper(part)')} as until
      from (${presenceSpans(people, span)}) as span
        cross join seen cross join lateral unnest(tstzmultirange(span.during) * seen.during) as part
    ), worked as (
      select interaction_id as "interactionId", channel, ${instant('greatest(lower(on_contact), lower(part))')} as "from",
        ${instant('least(greatest(upper(on_contact), lower(part)), upper(part))')} as "endedAt",
        ${instant('upper(part)')} as until
      from (${workSpans(people, span)}) as work
        cross join seen cross join lateral unnest(tstzmultirange(on_contact + after_call) * seen.during) as part
    )
    select display_name as "displayName",
      (select coalesce(json_agg(said order by "from"), '[]') from said) as spans,
      (select coalesce(json_agg(worked order by "from", "interactionId"), '[]') from worked) as interactions
    from person cross join seen where person_id = ${personId} and seen.during is not null
  `.execute(db)
  return rows[0] ?? null
}

const instant = (sqlText: string) => sql`(extract(epoch from ${sql.raw(sqlText)}) * 1000)::bigint`
