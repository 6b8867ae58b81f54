import { sql } from 'kysely'
import type { Waiting } from '../../shared/conversation/presence.ts'
import type { Db } from '../db/database.ts'

/* Who waits, where, and how much an agent has already. */

/** The chat that has waited longest for somebody to take it, of the sources that let us; null when none does. */
export async function longestWaiting(db: Db): Promise<string | null> {
  const row = await waitingParts(db)
    .select('part.conversation_id')
    .orderBy('part.offered_at')
    .limit(1)
    .executeTakeFirst()
  return row?.conversation_id ?? null
}

/** Who waits to be taken, by queue, the longest wait first. */
export async function readWaiting(db: Db): Promise<Waiting[]> {
  const rows = await waitingParts(db)
    .select(({ fn, ref }) => [
      'part.queue as queue',
      fn.countAll<number>().as('waiting'),
      fn.min(ref('part.offered_at')).as('oldest'),
    ])
    .groupBy('part.queue')
    .orderBy('oldest')
    .execute()
  return rows.map(({ queue, waiting, oldest }) => ({ queue, waiting, oldestAt: oldest.getTime() }))
}

/** The figure `waiting`: whoever waits for an agent, also where a platform assigns; the longest wait first. */
export async function readAllWaiting(db: Db): Promise<(Waiting & { channel: 'voice' | 'chat' })[]> {
  const { rows } = await sql<{ queue: string | null; channel: 'voice' | 'chat'; waiting: number; oldest: Date }>`
    select coalesce(queue_name.name, part.queue) as queue, channel, count(*) as waiting, min(offered_at) as oldest
    from conversation_part as part left join queue_name on queue_name.queue = part.queue
    where agent_id is null and closed_at is null
    group by 1, channel order by oldest
  `.execute(db)
  return rows.map(({ oldest, ...rest }) => ({ ...rest, oldestAt: oldest.getTime() }))
}

/** The chats that wait to be taken, the one that is next first. */
export async function waitingInOrder(db: Db): Promise<string[]> {
  const rows = await waitingParts(db).select('part.conversation_id').orderBy('part.offered_at').execute()
  return rows.map(({ conversation_id }) => conversation_id)
}

/** How many chats of this source wait to be taken. */
export async function countWaiting(db: Db, sourceId: string): Promise<number> {
  const row = await waitingParts(db)
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('conversation.source_id', '=', sourceId)
    .executeTakeFirstOrThrow()
  return row.waiting
}

const waitingParts = (db: Db) =>
  db
    .selectFrom('conversation_part as part')
    .innerJoin('conversation', 'conversation.conversation_id', 'part.conversation_id')
    .innerJoin('conversation_source', 'conversation_source.source_id', 'conversation.source_id')
    .where('part.agent_id', 'is', null)
    .where('part.closed_at', 'is', null)
    .where('part.channel', '=', 'chat')
    .where('conversation_source.pull', '=', true)

/** How many chats this agent is in. */
export async function chatsOf(db: Db, agentId: string): Promise<number> {
  const row = await db
    .selectFrom('conversation_part')
    .select(({ fn }) => fn.countAll<number>().as('chats'))
    .where('agent_id', '=', agentId)
    .where('closed_at', 'is', null)
    .where('channel', '=', 'chat')
    .where('accepted_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return row.chats
}

/** The queues that conversations came from or went to. Read from name to name: they are few, their parts many. */
export async function knownQueues(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with recursive known (name) as (
      select min(queue) from conversation_part where queue is not null
      union all
      select (select min(queue) from conversation_part where queue > known.name) from known where known.name is not null
    )
    select name from known where name is not null
  `.execute(db)
  return rows.map(({ name }) => name).toSorted()
}
