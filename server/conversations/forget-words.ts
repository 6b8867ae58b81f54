import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'

/**
 * Deletes the words of conversations that nobody works on: it ended and every part is closed, or it ended long ago, or
 * began so long ago that its end was lost. What stays for a while is that it was there, so that an event told again is
 * known as such. Resolves to how many were forgotten.
 */
export async function forgetWords(
  db: Db,
  { endedBefore, begunBefore }: { readonly endedBefore: EpochMs; readonly begunBefore: EpochMs },
  at: EpochMs,
): Promise<number> {
  const forgotten = await sql<{ conversation_id: string }>`
    update conversation set forgotten_at = ${new Date(at)}, resident = null
    where forgotten_at is null and (
      ended_at < ${new Date(endedBefore)}
      or opened_at < ${new Date(begunBefore)}
      or (ended_at is not null and not exists (
        select from conversation_part as part
        where part.conversation_id = conversation.conversation_id and part.closed_at is null
      ))
    )
    returning conversation_id
  `.execute(db)
  const ids = forgotten.rows.map(({ conversation_id }) => conversation_id)
  if (ids.length === 0) return 0
  await db
    .updateTable('conversation_event')
    .set({ body: null })
    .where('conversation_id', 'in', ids)
    .where('kind', '=', 'utterance')
    .execute()
  await db.updateTable('conversation_part').set({ hand_over: null }).where('conversation_id', 'in', ids).execute()
  return ids.length
}

/** Deletes what is left of conversations forgotten before then. */
export async function removeForgotten(db: Db, before: EpochMs): Promise<void> {
  await db.deleteFrom('conversation').where('forgotten_at', '<', new Date(before)).execute()
}
