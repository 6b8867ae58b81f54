import { sql } from 'kysely'
import type { Db } from '../../../../server/db/database.ts'
import type { StaffTimes } from '../../../../shared/figures/staff.ts'

export type RecountedTeam = { teamId: string; people: number } & StaffTimes

/**
 * The time of teams once more: the period is cut at every instant at which anything changes for a person, and of each piece
 * is asked what its beginning was. `recount` is there.
 */
export async function recountStaff(db: Db, from: Date, until: Date): Promise<RecountedTeam[]> {
  const { rows } = await sql<RecountedTeam>`
    with known as (select person_id, min(at) as first from presence_change group by person_id),
    contact as not materialized (
      select agent_id as person_id, accepted_at as since, ended_at as until from recount
    ), after as not materialized (
      select agent_id as person_id, ended_at as since, done_at as until from recount
    ), cut as materialized (
      select person_id, at from presence_change
      union select person_id, since from contact union select person_id, until from contact
      union select person_id, until from after
      union select person_id, since from team_member union select person_id, until from team_member where until is not null
      union select person_id, ${from} from known union select person_id, ${until} from known
    ), piece as materialized (
      select person_id, at as since, lead(at) over (partition by person_id order by at) as until from cut
    ), told as materialized (
      select piece.*, team_id,
        case when exists (select from contact where contact.person_id = piece.person_id and contact.since <= piece.since
            and contact.until > piece.since) then 'on-contact'
          when exists (select from after where after.person_id = piece.person_id and after.since <= piece.since
            and after.until > piece.since) then 'after-call'
          else (select state from presence_change as change where change.person_id = piece.person_id
            and change.at <= piece.since order by change_id desc limit 1) end as state
      from piece join known on known.person_id = piece.person_id and piece.since >= known.first
        join team_member on team_member.person_id = piece.person_id and team_member.since <= piece.since
          and (team_member.until is null or team_member.until > piece.since)
      where piece.since >= ${from} and piece.since < ${until}
    )
    select team_id as "teamId", count(distinct person_id) filter (where state <> 'gone') as people,
      ${sql.join(
        ['on-contact', 'after-call', 'available', 'break', 'away'].map(
          (state) => sql`coalesce(sum(extract(epoch from told.until - told.since) * 1000)
            filter (where state = ${sql.lit(state)}), 0)::bigint as ${sql.ref(state)}`,
        ),
      )}
    from told group by team_id order by team_id
  `.execute(db)
  return rows
}
