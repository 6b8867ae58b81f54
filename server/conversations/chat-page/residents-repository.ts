import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'

/* Who is at the page. A node notes its own every few seconds, so that of a node that died nobody stays. */

/** Notes that the residents of these conversations are there. */
export async function noteSeen(db: Db, conversationIds: readonly string[], at: EpochMs): Promise<void> {
  if (conversationIds.length === 0) return
  await db
    .insertInto('chat_page_resident')
    .values(conversationIds.toSorted().map((id) => ({ conversation_id: id, seen_at: new Date(at) })))
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet((row) => ({ seen_at: row.ref('excluded.seen_at') })),
    )
    .execute()
}

/** Those said to be there who were not seen since then, by the source's names. */
export async function residentsGone(db: Db, sourceId: string, before: EpochMs): Promise<string[]> {
  const rows = await openChats(db, sourceId)
    .where('chat_page_resident.seen_at', '<', new Date(before))
    .where('conversation.resident_connected', '=', true)
    .execute()
  return rows.map(({ source_key }) => source_key)
}

/** Those seen since then who are said to be away, by the source's names. */
export async function residentsBack(db: Db, sourceId: string, since: EpochMs): Promise<string[]> {
  const rows = await openChats(db, sourceId)
    .where('chat_page_resident.seen_at', '>=', new Date(since))
    .where('conversation.resident_connected', '=', false)
    .execute()
  return rows.map(({ source_key }) => source_key)
}

/** Chats that nobody ever accepted and whose residents were not seen since then, by the source's names. */
export async function chatsAbandoned(db: Db, sourceId: string, before: EpochMs): Promise<string[]> {
  const rows = await openChats(db, sourceId)
    .where('chat_page_resident.seen_at', '<', new Date(before))
    .where(
      sql<boolean>`not exists (
        select from conversation_part as part
        where part.conversation_id = conversation.conversation_id and part.accepted_at is not null
      )`,
    )
    .execute()
  return rows.map(({ source_key }) => source_key)
}

const openChats = (db: Db, sourceId: string) =>
  db
    .selectFrom('chat_page_resident')
    .innerJoin('conversation', 'conversation.conversation_id', 'chat_page_resident.conversation_id')
    .select('conversation.source_key')
    .where('conversation.source_id', '=', sourceId)
    .where('conversation.ended_at', 'is', null)
    .where('conversation.forgotten_at', 'is', null)
