import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import type { ConversationPartTable, ConversationTable } from '../db/tables/conversations.ts'
import { type NewEvent, writeEvents } from './conversation-events-repository.ts'
import type { ConversationState, Part } from './conversation-rules.ts'

/** A conversation's name: its source's, or ours. */
export type Where = { readonly sourceId: string; readonly sourceKey: string } | { readonly conversationId: string }

export type StoredConversation = {
  readonly conversationId: string
  readonly sourceId: string
  readonly sourceKey: string
  readonly isForgotten: boolean
  readonly state: ConversationState
}

export const keyOf = (sourceId: string, sourceKey: string) => `${sourceId} ${sourceKey}`

/**
 * Locks these conversations until the transaction ends; those of sources that are not there yet are begun. Always in
 * one order, so that two transactions never wait for each other in a circle. By our own id, an unknown one is left out.
 */
export async function lockConversations(
  db: Db,
  wheres: readonly Where[],
  at: EpochMs,
): Promise<Map<string, StoredConversation>> {
  const ids = wheres.flatMap((where) => ('conversationId' in where ? where.conversationId : []))
  const keys = [
    ...new Map(
      wheres.flatMap((where) =>
        'sourceKey' in where ? [[keyOf(where.sourceId, where.sourceKey), where] as const] : [],
      ),
    ).values(),
  ]
  const found = await lockedRows(db, ids, keys)
  const there = new Set(found.map((row) => keyOf(row.source_id, row.source_key)))
  const missing = keys.filter(({ sourceId, sourceKey }) => !there.has(keyOf(sourceId, sourceKey)))
  const rows = missing.length === 0 ? found : await beginAndLock(db, ids, keys, missing, at)
  const parts = await partsOf(
    db,
    rows.map(({ conversation_id }) => conversation_id),
  )
  return new Map(rows.map((row) => [row.conversation_id, toStored(row, parts.get(row.conversation_id) ?? [])]))
}

type SourceKey = { readonly sourceId: string; readonly sourceKey: string }

async function beginAndLock(
  db: Db,
  ids: readonly string[],
  keys: readonly SourceKey[],
  missing: readonly SourceKey[],
  at: EpochMs,
) {
  const ordered = missing.toSorted((a, b) => (keyOf(a.sourceId, a.sourceKey) < keyOf(b.sourceId, b.sourceKey) ? -1 : 1))
  await db
    .insertInto('conversation')
    .values(
      ordered.map(({ sourceId, sourceKey }) => ({
        conversation_id: randomUUID(),
        source_id: sourceId,
        source_key: sourceKey,
        channel: 'voice' as const,
        queue: null,
        language: null,
        resident: null,
        contact: null,
        resident_connected: null,
        last_position: 0,
        opened_at: new Date(at),
        ended_at: null,
        forgotten_at: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['source_id', 'source_key']).doNothing())
    .execute()
  return lockedRows(db, ids, keys)
}

const lockedRows = (db: Db, ids: readonly string[], keys: readonly SourceKey[]) =>
  db
    .selectFrom('conversation')
    .selectAll()
    .where(
      // Each half by its own index: with an "or" every conversation of the day would be looked at.
      sql<boolean>`conversation_id in (
        select unnest(${[...ids]}::uuid[])
        union all
        select named.conversation_id
        from unnest(${keys.map(({ sourceId }) => sourceId)}::uuid[], ${keys.map(({ sourceKey }) => sourceKey)}::text[])
          as wanted(source_id, source_key)
        join conversation as named using (source_id, source_key)
      )`,
    )
    .orderBy('conversation_id')
    .forUpdate()
    .execute()

/** Without locking them: for those who only read. */
export async function readConversations(db: Db, ids: readonly string[]): Promise<Map<string, StoredConversation>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('conversation')
    .selectAll()
    .where('conversation_id', 'in', [...ids])
    .execute()
  const parts = await partsOf(db, ids)
  return new Map(rows.map((row) => [row.conversation_id, toStored(row, parts.get(row.conversation_id) ?? [])]))
}

/** The conversation that a source knows under that name. */
export async function findBySourceKey(db: Db, sourceId: string, sourceKey: string): Promise<StoredConversation | null> {
  const row = await db
    .selectFrom('conversation')
    .select('conversation_id')
    .where('source_id', '=', sourceId)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst()
  return row ? ((await readConversations(db, [row.conversation_id])).get(row.conversation_id) ?? null) : null
}

/** The conversations in which this agent has a part that is not closed. */
export async function openConversationsOf(db: Db, agentId: string): Promise<StoredConversation[]> {
  const rows = await db
    .selectFrom('conversation_part')
    .select('conversation_id')
    .distinct()
    .where('agent_id', '=', agentId)
    .where('closed_at', 'is', null)
    .execute()
  const ids = rows.map(({ conversation_id }) => conversation_id)
  return [...(await readConversations(db, ids)).values()]
}

/** The conversations that these agents have open, and up to where each of them may be told. */
export async function openPositionsOf(
  db: Db,
  agentIds: readonly string[],
): Promise<{ conversationId: string; agentId: string; position: number }[]> {
  if (agentIds.length === 0) return []
  const { rows } = await sql<{ conversationId: string; agentId: string; position: number }>`
    select conversation_id as "conversationId", agent_id as "agentId",
      max(coalesce(left_position, last_position)) as position
    from conversation_part join conversation using (conversation_id)
    where closed_at is null and agent_id = any(${[...agentIds]}::uuid[])
    group by conversation_id, agent_id
  `.execute(db)
  return rows
}

async function partsOf(db: Db, conversationIds: readonly string[]): Promise<Map<string, Part[]>> {
  const gathered = new Map<string, Part[]>()
  if (conversationIds.length === 0) return gathered
  const rows = await db
    .selectFrom('conversation_part')
    .selectAll()
    .where('conversation_id', 'in', [...conversationIds])
    .orderBy('offered_at')
    .orderBy('interaction_id')
    .execute()
  for (const row of rows) {
    const known = gathered.get(row.conversation_id)
    if (known) known.push(toPart(row))
    else gathered.set(row.conversation_id, [toPart(row)])
  }
  return gathered
}

/** Writes down conversations that changed, and what happened in them. */
export async function writeConversations(
  db: Db,
  changed: readonly StoredConversation[],
  events: readonly NewEvent[],
  at: EpochMs,
): Promise<void> {
  if (changed.length === 0) return
  await db
    .insertInto('conversation')
    .values(changed.map((one) => ({ ...toRow(one), opened_at: new Date(at) })))
    .onConflict((conflict) =>
      conflict.column('conversation_id').doUpdateSet((row) => ({
        channel: row.ref('excluded.channel'),
        queue: row.ref('excluded.queue'),
        language: row.ref('excluded.language'),
        resident: row.ref('excluded.resident'),
        contact: row.ref('excluded.contact'),
        resident_connected: row.ref('excluded.resident_connected'),
        last_position: row.ref('excluded.last_position'),
        ended_at: row.ref('excluded.ended_at'),
      })),
    )
    .execute()
  await writeParts(db, changed)
  await writeEvents(db, events, at)
}

async function writeParts(db: Db, changed: readonly StoredConversation[]): Promise<void> {
  const rows = changed.flatMap(({ conversationId, state }) =>
    state.parts.map((part) => toPartRow(conversationId, state.channel, part)),
  )
  if (rows.length === 0) return
  await db
    .insertInto('conversation_part')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('interaction_id').doUpdateSet((row) => ({
        agent_id: row.ref('excluded.agent_id'),
        phase: row.ref('excluded.phase'),
        accepted_at: row.ref('excluded.accepted_at'),
        ended_at: row.ref('excluded.ended_at'),
        left_position: row.ref('excluded.left_position'),
        closed_at: row.ref('excluded.closed_at'),
      })),
    )
    .execute()
}

const toStored = (row: Selectable<ConversationTable>, parts: readonly Part[]): StoredConversation => ({
  conversationId: row.conversation_id,
  sourceId: row.source_id,
  sourceKey: row.source_key,
  isForgotten: row.forgotten_at !== null,
  state: {
    channel: row.channel,
    queue: row.queue,
    language: row.language,
    resident: row.resident,
    contact: row.contact,
    residentConnected: row.resident_connected,
    endedAt: row.ended_at?.getTime() ?? null,
    lastPosition: row.last_position,
    parts,
  },
})

const toRow = ({ conversationId, sourceId, sourceKey, state }: StoredConversation) => ({
  conversation_id: conversationId,
  source_id: sourceId,
  source_key: sourceKey,
  channel: state.channel,
  queue: state.queue,
  language: state.language,
  resident: state.resident,
  contact: state.contact,
  resident_connected: state.residentConnected,
  last_position: state.lastPosition,
  ended_at: dateOf(state.endedAt),
  forgotten_at: null,
})

const toPart = (row: Selectable<ConversationPartTable>): Part => ({
  interactionId: row.interaction_id,
  agentId: row.agent_id,
  queue: row.queue,
  phase: row.phase,
  offeredAt: row.offered_at.getTime(),
  acceptedAt: row.accepted_at?.getTime() ?? null,
  endedAt: row.ended_at?.getTime() ?? null,
  leftPosition: row.left_position,
  closedAt: row.closed_at?.getTime() ?? null,
  handOver: row.hand_over,
})

const toPartRow = (conversationId: string, channel: 'voice' | 'chat', part: Part) => ({
  interaction_id: part.interactionId,
  conversation_id: conversationId,
  agent_id: part.agentId,
  queue: part.queue,
  channel,
  phase: part.phase,
  offered_at: new Date(part.offeredAt),
  accepted_at: dateOf(part.acceptedAt),
  ended_at: dateOf(part.endedAt),
  left_position: part.leftPosition,
  closed_at: dateOf(part.closedAt),
  hand_over: part.handOver && storableJson(part.handOver),
})

const dateOf = (at: EpochMs | null) => (at === null ? null : new Date(at))
