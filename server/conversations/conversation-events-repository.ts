import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import { type DeskEvent, deskEventSchema } from '../../shared/conversation/conversation.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import type { Recorded } from './conversation-rules.ts'

/** What is to be written about one event beside the event itself. */
export type NewEvent = Recorded & {
  readonly conversationId: string
  readonly offset: number | null
  readonly digest: string | null
}

/** Which of these offsets are there, and what was told under them: digests by conversation and offset. */
export async function knownOffsets(
  db: Db,
  asked: readonly { readonly conversationId: string; readonly offset: number }[],
): Promise<Map<string, string | null>> {
  if (asked.length === 0) return new Map()
  const rows = await db
    .selectFrom('conversation_event')
    .select(['conversation_id', 'source_offset', 'digest'])
    .where(
      sql<boolean>`(conversation_id, source_offset) in (
        select * from unnest(${asked.map(({ conversationId }) => conversationId)}::uuid[], ${asked.map(({ offset }) => offset)}::bigint[])
      )`,
    )
    .execute()
  return new Map(rows.map((row) => [offsetKey(row.conversation_id, row.source_offset ?? 0), row.digest]))
}

export const offsetKey = (conversationId: string, offset: number) => `${conversationId} ${offset}`

/** Whether an utterance of that name was kept already. */
export async function hasUtterance(db: Db, conversationId: string, utteranceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('conversation_event')
    .select('position')
    .where('conversation_id', '=', conversationId)
    .where('utterance_id', '=', utteranceId)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes down what happened, as it came in at `at`. For inside the transaction that writes its conversations. */
export async function writeEvents(db: Db, events: readonly NewEvent[], at: EpochMs): Promise<void> {
  if (events.length === 0) return
  await db
    .insertInto('conversation_event')
    .values(events.map((event) => toEventRow(event, at)))
    .execute()
}

/** What happened in a conversation after a position, in order; words that were forgotten are left out. */
export async function eventsAfter(
  db: Db,
  asked: readonly { readonly conversationId: string; readonly after: number }[],
): Promise<Map<string, Recorded[]>> {
  const gathered = new Map<string, Recorded[]>()
  if (asked.length === 0) return gathered
  const rows = await db
    .selectFrom('conversation_event')
    .innerJoin(
      sql<{
        id: string
        after: number
      }>`unnest(${asked.map(({ conversationId }) => conversationId)}::uuid[], ${asked.map(({ after }) => after)}::integer[])`.as<'asked'>(
        sql`asked(id, after)`,
      ),
      (join) => join.onRef('asked.id', '=', 'conversation_event.conversation_id'),
    )
    .select(['conversation_id', 'interaction_id', 'body'])
    .where(sql<boolean>`position > asked.after`)
    .orderBy('conversation_id')
    .orderBy('position')
    .execute()
  for (const { conversation_id, interaction_id, body } of rows) {
    const event = deskEventSchema.safeParse(body).data
    if (!event) continue
    const known = gathered.get(conversation_id)
    if (known) known.push({ interactionId: interaction_id, event })
    else gathered.set(conversation_id, [{ interactionId: interaction_id, event }])
  }
  return gathered
}

/** What happened to these agents' parts and is no word, in order. */
export async function eventsOfParts(
  db: Db,
  parts: readonly { readonly conversationId: string; readonly interactionId: string }[],
): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('conversation_event')
    .select(['interaction_id', 'body'])
    // By the conversation, which has an index.
    .where(
      'conversation_id',
      'in',
      parts.map(({ conversationId }) => conversationId),
    )
    .where(
      'interaction_id',
      'in',
      parts.map(({ interactionId }) => interactionId),
    )
    .orderBy('conversation_id')
    .orderBy('position')
    .execute()
  return rows.flatMap(({ interaction_id, body }) => {
    const event = deskEventSchema.safeParse(body).data
    return event ? { interactionId: interaction_id, event } : []
  })
}

const toEventRow = ({ conversationId, interactionId, event, offset, digest }: NewEvent, at: EpochMs) => ({
  conversation_id: conversationId,
  position: event.position,
  event_id: event.eventId,
  interaction_id: interactionId,
  source_offset: offset,
  digest,
  utterance_id: event.kind === 'utterance' ? event.utterance.utteranceId : null,
  kind: event.kind,
  at: new Date(event.at),
  received_at: new Date(at),
  body: storableJson(event satisfies DeskEvent),
})
