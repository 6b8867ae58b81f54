import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import type { Logger } from 'pino'
import { errorCode } from '../start-failure.ts'
import type { Tables } from './schema.ts'

export type Db = Kysely<Tables>

// Counts and durations are far below 2^53, where a number is exact.
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.NUMERIC, Number)

/** A pool of connections. A connection that breaks while idle is logged and replaced, never thrown. */
export function createPool(address: PoolConfig, log: Logger): Pool {
  const pool = new Pool({
    max: 20,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    keepAlive: true,
    application_name: 'cue311-server',
    // Compiling a plan takes half a second and saves none of our queries as much; a guess at many rows sets it off. And
    // the figures of a year are added up in memory, not sorted on the disk. The pool waits for it.
    onConnect: async (client) => {
      await client.query("set jit = off; set work_mem = '16MB'")
    },
    ...address,
  })
  pool.on('error', (error) => {
    // While the pool closes its connections are cut; that is no news.
    if (!pool.ending) log.warn({ err: error }, 'a connection to the database broke')
  })
  // Also while a query has it: the query itself rejects, and without a listener this would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}

export const createDb = (pool: Pool): Db => new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })

/** Whether a transaction lost a race against another one and may simply be run again. */
export function isRace(error: unknown): boolean {
  const code = errorCode(error)
  // Serialisation failure, deadlock.
  return code === '40001' || code === '40P01'
}

/** Runs it again, a few times, when it lost a race. */
export async function retryRaces<Value>(transaction: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction()
    } catch (error) {
      if (!isRace(error) || attempt === 5) throw error
    }
  }
}
