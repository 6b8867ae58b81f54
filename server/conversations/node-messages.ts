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

const nodeMessageSchema = z.union([
  /** It has come. */
  z.object({ node: z.uuid(), here: z.literal(true) }),
  z.object({ node: z.uuid(), changed: z.array(z.uuid()) }),
  z.object({ node: z.uuid(), conversationId: z.uuid(), moment: momentSchema }),
  z.object({ node: z.uuid(), conversationId: z.uuid(), agentTyping: z.boolean() }),
])
export type NodeMessage = z.infer<typeof nodeMessageSchema>

/** Tells the other nodes, when the transaction commits. */
export async function announceConversations(db: Db, node: string, changed: readonly string[]): Promise<void> {
  for (let start = 0; start < changed.length; start += idsAtOnce) {
    await notify(db, { node, changed: changed.slice(start, start + idsAtOnce) })
  }
}

/** An agent types, or stops: for the nodes where the resident is. */
export const announceAgentTyping = (db: Db, message: Extract<NodeMessage, { agentTyping: boolean }>) =>
  notify(db, message)

/** What is too long for a message is left out: what comes next puts it right. */
export async function announceMoment(db: Db, message: Extract<NodeMessage, { moment: unknown }>): Promise<void> {
  if (Buffer.byteLength(JSON.stringify(message)) <= largestPayload) await notify(db, message)
}

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
