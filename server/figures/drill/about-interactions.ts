import { sql } from 'kysely'
import type { DrillCursor, ListedInteraction } from '../../../shared/figures/drill.ts'
import type { Db } from '../../db/database.ts'
import { titlesOf } from '../titles-repository.ts'

type Row = {
  interaction_id: string
  at: Date
  channel: ListedInteraction['channel']
  queue: string
  language: ListedInteraction['language']
  topic: string | null
  disposition: ListedInteraction['outcome']
  team: string | null
  agent: string | null
  handle_ms: number | null
  waited_ms: number | null
}

/**
 * What lists say of these interactions, in the order given. Who had one is named to whoever leads the team that had it;
 * to everybody else it was somebody of that team. Of practice nothing is told. No contact, no note and nobody's words are in it.
 */
export async function aboutInteractions(
  db: Db,
  interactions: readonly Pick<DrillCursor, 'interactionId'>[],
  askerId: string,
): Promise<ListedInteraction[]> {
  const ids = interactions.map(({ interactionId }) => interactionId)
  const { rows } = await sql<Row>`
    select asked.interaction_id, coalesce(interaction.started_at, arrival.offered_at) as at,
      coalesce(interaction.channel, arrival.channel) as channel,
      coalesce(queue_name.name, interaction.queue, arrival.queue, '') as queue,
      coalesce(interaction.language, arrival.language) as language, interaction.topic, interaction.disposition,
      team.name as team,
      case when exists (
        select from team_lead where team_lead.team_id = interaction.team_id and team_lead.person_id = ${askerId}
      ) then person.display_name end as agent,
      interaction.handle_ms,
      case when arrival.is_first
        then greatest(0, extract(epoch from coalesce(arrival.answered_at, arrival.ended_at) - arrival.offered_at) * 1000)::bigint
        end as waited_ms
    from unnest(${ids}::uuid[]) with ordinality as asked (interaction_id, place)
    left join interaction on interaction.interaction_id = asked.interaction_id and not interaction.practice
    left join arrival on arrival.interaction_id = asked.interaction_id
    left join queue_name on queue_name.queue = coalesce(interaction.queue, arrival.queue)
    left join team on team.team_id = interaction.team_id
    left join person on person.person_id = interaction.agent_id
    where interaction.interaction_id is not null or arrival.is_first
    order by place
  `.execute(db)
  const titles = await titlesOf(db, [...new Set(rows.flatMap(({ topic }) => topic ?? []))])
  return rows.map((row) => ({
    interactionId: row.interaction_id,
    at: row.at.getTime(),
    channel: row.channel,
    queue: row.queue,
    language: row.language,
    topic: row.topic === null ? null : { answerId: row.topic, title: titles.get(row.topic) ?? {} },
    outcome: row.disposition,
    team: row.team,
    agent: row.agent,
    handleMs: row.handle_ms,
    waitedMs: row.waited_ms,
  }))
}
