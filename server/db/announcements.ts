import { type Kysely, sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from 'pino'
import type { Tables } from './schema.ts'

/*
 * How nodes and commands hear of each other's changes: PostgreSQL's NOTIFY carries only what kind of thing changed,
 * and everybody looks into the database. A look every few seconds replaces a notification that was lost, for instance
 * while the database was away.
 */

export const changes = [
  'session-ended',
  'release-published',
  'content-changed',
  'flag-settled',
  'banner-changed',
  'service-request-changed',
] as const
export type Change = (typeof changes)[number]

const channel = 'cue311_changes'
const lookEveryMs = 5_000
const reconnectAfterMs = 1_000

/** Tells every node, when the transaction that `db` belongs to commits. */
export async function announceChange(db: Kysely<Tables>, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${change})`.execute(db)
}

/**
 * Calls `onChange` after every announcement, and with every kind of change every few seconds. Calls of one kind never
 * overlap. What it throws is logged. Returns the end of it all, which waits for the call under way.
 */
export function followChanges(
  pool: Pool,
  log: Logger,
  onChange: (change: Change) => Promise<void>,
): () => Promise<void> {
  let stopped = false
  let client: PoolClient | null = null
  let reconnect: NodeJS.Timeout | undefined
  const lookers = new Map(changes.map((change) => [change, oneAtATime(() => look(change))]))

  const look = async (change: Change) => {
    if (stopped) return
    try {
      await onChange(change)
    } catch (error) {
      log.warn({ err: error, change }, 'could not look into the database for changes')
    }
  }
  const listen = async () => {
    try {
      const connection = await pool.connect()
      client = connection
      connection.on('notification', ({ payload }) => lookers.get(payload as Change)?.())
      connection.once('error', () => lost(connection))
      await connection.query(`listen ${channel}`)
      if (stopped) drop()
    } catch (error) {
      log.debug({ err: error }, 'cannot listen for changes')
      drop()
      later()
    }
  }
  const lost = (connection: PoolClient) => {
    if (client !== connection) return
    drop()
    later()
  }
  const drop = () => {
    // True: a connection that listens must not serve anybody else.
    client?.release(true)
    client = null
  }
  const later = () => {
    if (!stopped) reconnect = setTimeout(() => void listen(), reconnectAfterMs)
  }

  const timer = setInterval(() => {
    for (const run of lookers.values()) void run()
  }, lookEveryMs)
  const listening = listen()
  return async () => {
    stopped = true
    clearInterval(timer)
    clearTimeout(reconnect)
    await listening
    drop()
    await Promise.all([...lookers.values()].map((run) => run()))
  }
}

/** Runs `work` now, or once more after the run under way; the promise is that of the last run asked for. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again: Promise<void> | null = null
  const start = () => {
    running = work().finally(() => {
      running = null
    })
    return running
  }
  return () => {
    if (!running) return start()
    again ??= running.then(() => {
      again = null
      return start()
    })
    return again
  }
}
