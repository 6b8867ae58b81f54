import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { putOrigins } from '../interactions/interactions-repository.ts'

/**
 * Brings in line what is kept of these conversations for good: when somebody came, waited, and had an agent, without a
 * word, a name or a number. What is right already is not written again.
 */
export async function refreshArrivals(db: Db, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return
  const { rows } = await sql<{ interaction_id: string }>`
    insert into arrival
    select interaction_id, conversation_id, is_first, channel, queue, language, contact, offered_at,
      case when is_first then first_answered_at else accepted_at end,
      (select min(at) from conversation_event as event
        where event.conversation_id = part.conversation_id and event.kind = 'utterance'),
      conversation_ended_at
    from (
      select part.*, conversation.language, conversation.contact, conversation.ended_at as conversation_ended_at,
        row_number() over (partition by conversation_id order by offered_at, interaction_id) = 1 as is_first,
        min(accepted_at) over (partition by conversation_id) as first_answered_at
      from conversation_part as part join conversation using (conversation_id)
      where conversation_id = any(${[...conversationIds]}::uuid[])
    ) as part
    on conflict (interaction_id) do update set is_first = excluded.is_first, queue = excluded.queue,
      language = excluded.language, contact = excluded.contact, answered_at = excluded.answered_at,
      first_word_at = excluded.first_word_at, ended_at = excluded.ended_at
    where (arrival.is_first, arrival.queue, arrival.language, arrival.contact, arrival.answered_at,
        arrival.first_word_at, arrival.ended_at)
      is distinct from (excluded.is_first, excluded.queue, excluded.language, excluded.contact, excluded.answered_at,
        excluded.first_word_at, excluded.ended_at)
    returning interaction_id
  `.execute(db)
  // Their facts may have come sooner.
  if (rows.length > 0) {
    await putOrigins(
      db,
      rows.map(({ interaction_id }) => interaction_id),
    )
  }
}
