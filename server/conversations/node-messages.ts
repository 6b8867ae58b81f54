import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import { momentSchema } from '../../shared/conversation/conversation.ts'
import type { Db } from '../db/database.ts'

/*
 * What nodes tell each other of conversations, over PostgreSQL's NOTIFY: which of them changed, and what goes by. A
 * message that is lost costs a moment: every node looks at its own conversations every few seconds.
 */

const channel = 'cue311_conversations'
const idsAtOnce = 150
/** NOTIFY takes 8,000 bytes. */
const largestPayload = 7_500
const reconnectAfterMs = 1_000

const passingSchema = z.object({ conversationId: z.uuid(), moment: momentSchema })
/** What goes by in a conversation. */
export type Passing = z.infer<typeof passingSchema>

const nodeMessageSchema = z.union([
  /** It has come. */
  z.object({ node: z.uuid(), here: z.literal(true) }),
  z.object({ node: z.uuid(), changed: z.array(z.uuid()) }),
  z.object({ node: z.uuid(), moments: z.array(passingSchema) }),
  z.object({ node: z.uuid(), conversationId: z.uuid(), agentTyping: z.boolean() }),
])
export type NodeMessage = z.infer<typeof nodeMessageSchema>

/** Tells the other nodes, when the transaction commits. */
export async function announceConversations(db: Db, node: string, changed: readonly string[]): Promise<void> {
  for (let start = 0; start < changed.length; start += idsAtOnce) {
    await notify(db, { node, changed: changed.slice(start, start + idsAtOnce) })
  }
}

/**
 * Tells the other nodes what goes by. What comes while a statement is under way waits for it and shares the next one:
 * a half-word each, statements would keep the connections from what has to be committed. What cannot be told, or is too
 * long for a message, is left out: what comes next puts it right.
 */
export function createMomentAnnouncer(db: Db, node: string, onFailed: (error: unknown) => void) {
  let waiting: Passing[] = []
  let isTelling = false
  const tellAll = async () => {
    isTelling = true
    while (waiting.length > 0) {
      const payloads = packMoments(node, waiting)
      waiting = []
      await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`
        .execute(db)
        .catch(onFailed)
    }
    isTelling = false
  }
  return (passing: Passing): void => {
    waiting.push(passing)
    if (!isTelling) void tellAll()
  }
}

/** As few messages as hold them, in their order. */
function packMoments(node: string, passing: readonly Passing[]): string[] {
  const messages: Passing[][] = []
  let bytes = Infinity
  for (const one of passing) {
    const size = Buffer.byteLength(JSON.stringify(one)) + 1
    if (size > largestPayload) continue
    if (bytes + size > largestPayload) {
      messages.push([])
      bytes = 0
    }
    messages.at(-1)?.push(one)
    bytes += size
  }
  return messages.map((moments) => JSON.stringify({ node, moments } satisfies NodeMessage))
}

/** An agent types, or stops: for the nodes where the resident is. */
export const announceAgentTyping = (db: Db, message: Extract<NodeMessage, { agentTyping: boolean }>) =>
  notify(db, message)

const notify = (db: Db, message: NodeMessage) =>
  sql`select pg_notify(${channel}, ${JSON.stringify(message)})`.execute(db)

/** Hears the other nodes, for as long as the connection to the database lives, and again when it is back. */
export function followNodes(pool: Pool, log: Logger, ownNode: string, onMessage: (message: NodeMessage) => void) {
  let stopped = false
  let client: PoolClient | null = null
  let retry: NodeJS.Timeout | undefined

  const drop = () => {
    client?.release(true)
    client = null
  }
  const later = () => {
    drop()
    if (!stopped) retry = setTimeout(() => void listen(), reconnectAfterMs)
  }
  const listen = async () => {
    try {
      const connection = await pool.connect()
      if (stopped) return connection.release(true)
      client = connection
      connection.on('notification', ({ payload }) => {
        const message = read(payload)
        if (message && message.node !== ownNode) onMessage(message)
      })
      connection.once('error', () => {
        if (client === connection) later()
      })
      await connection.query(`listen ${channel}`)
      await connection.query('select pg_notify($1, $2)', [channel, JSON.stringify({ node: ownNode, here: true })])
    } catch (error) {
      log.debug({ err: error }, 'cannot hear the other nodes')
      later()
    }
  }
  const listening = listen()
  return async () => {
    stopped = true
    clearTimeout(retry)
    await listening
    drop()
  }
}

function read(payload: string | undefined): NodeMessage | null {
  try {
    return nodeMessageSchema.safeParse(JSON.parse(payload ?? '')).data ?? null
  } catch {
    // Whoever may write into the database may send anything.
    return null
  }
}
