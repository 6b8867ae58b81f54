import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import { type DeskEvent, deskEventSchema } from '../../shared/conversation/conversation.ts'
import type { Db } from '../db/database.ts'

/** A reply that a node has taken upon itself, until its lease is over. */
export type DueReply = {
  readonly conversationId: string
  readonly position: number
  readonly sourceKey: string
  /** Null: it cannot be read. */
  readonly event: DeskEvent | null
  /** Attempts, with the one that begins now. */
  readonly tries: number
}

type Key = Pick<DueReply, 'conversationId' | 'position'>

/** The sources that have replies due. */
export async function sourcesWithDueReplies(db: Db, now: EpochMs): Promise<string[]> {
  const rows = await db
    .selectFrom('conversation_reply')
    .select('source_id')
    .distinct()
    .where('next_try_at', '<=', new Date(now))
    .execute()
  return rows.map(({ source_id }) => source_id)
}

/**
 * Takes the first due reply of conversations of this source, so that each has one under way at most, on whichever node.
 * No lock is held while it is sent: whoever dies with it leaves it to the others when `leasedUntil` is over.
 */
export async function leaseReplies(
  db: Db,
  {
    sourceId,
    atMost,
    leasedUntil,
  }: { readonly sourceId: string; readonly atMost: number; readonly leasedUntil: EpochMs },
  now: EpochMs,
): Promise<DueReply[]> {
  const { rows } = await sql<{
    conversation_id: string
    position: number
    source_key: string
    body: unknown
    tries: number
  }>`
    update conversation_reply as reply
    set tries = reply.tries + 1, next_try_at = ${new Date(leasedUntil)}
    from (
      select due.conversation_id, due.position, conversation.source_key
      from conversation_reply as due
      join conversation using (conversation_id)
      where due.source_id = ${sourceId} and due.next_try_at <= ${new Date(now)}
        and not exists (
          select from conversation_reply as earlier
          where earlier.conversation_id = due.conversation_id and earlier.position < due.position
        )
      order by due.next_try_at
      limit ${atMost}
      for update of due skip locked
    ) as first
    where reply.conversation_id = first.conversation_id and reply.position = first.position
    returning reply.conversation_id, reply.position, first.source_key, reply.body, reply.tries
  `.execute(db)
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    position: row.position,
    sourceKey: row.source_key,
    event: deskEventSchema.safeParse(row.body).data ?? null,
    tries: row.tries,
  }))
}

/** It arrived, or is given up. */
export async function removeReply(db: Db, { conversationId, position }: Key): Promise<void> {
  await db
    .deleteFrom('conversation_reply')
    .where('conversation_id', '=', conversationId)
    .where('position', '=', position)
    .execute()
}

/** Later again. */
export async function postponeReply(
  db: Db,
  { conversationId, position }: Key,
  { nextTryAt, fault }: { readonly nextTryAt: EpochMs; readonly fault: string },
): Promise<void> {
  await db
    .updateTable('conversation_reply')
    .set({ next_try_at: new Date(nextTryAt), last_fault: fault })
    .where('conversation_id', '=', conversationId)
    .where('position', '=', position)
    .execute()
}
