import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'

/** An interaction without an end is no work of today's; as presence has it. */
const longestInteractionMs = 12 * 3_600_000

/**
 * in-state: since when people have somebody on hold, whoever has waited so longest. As platforms tell, and as the facts of
 * interactions that were begun by hand do.
 */
export async function readHolds(db: Db, at: EpochMs): Promise<ReadonlyMap<string, EpochMs>> {
  const { rows } = await sql<{ agent_id: string; held_since: Date | null }>`
    with held as (
      select agent_id, (
        select max(at) from conversation_event as event
        where event.conversation_id = part.conversation_id and event.kind = 'held'
      ) as held_at
      from conversation_part as part
      where agent_id is not null and closed_at is null and phase = 'holding'
        and offered_at > ${new Date(at - longestInteractionMs)}
      union all
      select agent_id, (
        select max(at) from fact where fact.interaction_id = interaction.interaction_id and fact.kind = 'held'
      )
      from interaction
      where not practice and phase = 'holding' and started_at > ${new Date(at - longestInteractionMs)}
        and not exists (select from conversation_part as part where part.interaction_id = interaction.interaction_id)
    )
    select agent_id, min(held_at) as held_since from held group by agent_id
  `.execute(db)
  return new Map(rows.flatMap(({ agent_id, held_since }) => (held_since ? [[agent_id, held_since.getTime()]] : [])))
}
