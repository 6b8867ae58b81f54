import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Pool, type PoolConfig } from 'pg'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { StartFailure } from '../start-failure.ts'
import { checkCityDatabase } from './check-city-database.ts'
import { createDb, createPool, type Db } from './database.ts'
import { type EmbeddedAddress, embeddedAddressOf, startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { liveHolder, lockFolder } from './embedded/folder-lock.ts'
import { migrate } from './migrate.ts'

/** A database that is up to date. */
export type OpenDatabase = {
  readonly pool: Pool
  readonly db: Db
  close(): Promise<void>
}

type Where = Pick<Config, 'databaseUrl' | 'dataFolder'>

/** The database's name inside the embedded PostgreSQL. */
const databaseName = 'cue311'

/** Opens the configured database for a server: the city's own, or the embedded one, which it then starts and owns. */
export async function openDatabase(where: Where, log: Logger): Promise<OpenDatabase> {
  if (where.databaseUrl !== null) return openUrl(where.databaseUrl, log)
  return openEmbedded(where.dataFolder, 'server', log)
}

/**
 * Opens it for a command that runs for a moment: when a server of ours runs on the data folder, its PostgreSQL is
 * used; otherwise one is started for as long as the command lasts.
 */
export async function openDatabaseForCommand(where: Where, log: Logger): Promise<OpenDatabase> {
  if (where.databaseUrl !== null) return openUrl(where.databaseUrl, log)
  for (let attempt = 1; attempt <= 300; attempt++) {
    const holder = await liveHolder(where.dataFolder)
    if (holder?.purpose !== 'server') return openEmbedded(where.dataFolder, 'command', log)
    // A server that has just begun to start has no PostgreSQL yet.
    const address = await embeddedAddressOf(where.dataFolder)
    const open = address && (await openRunning(address, log))
    if (open) return open
    await sleep(100)
  }
  throw new StartFailure(
    `The Cue311 server on ${where.dataFolder} has no database that answers. Look into its log, or stop it and try again.`,
  )
}

async function openUrl(url: string, log: Logger): Promise<OpenDatabase> {
  await checkCityDatabase(url)
  const pool = await migratedPool({ connectionString: url }, log)
  const db = createDb(pool)
  return { pool, db, close: () => db.destroy() }
}

async function openEmbedded(dataFolder: string, purpose: 'server' | 'command', log: Logger): Promise<OpenDatabase> {
  await mkdir(dataFolder, { recursive: true })
  const unlock = await lockFolder(dataFolder, purpose)
  try {
    return await openLocked(dataFolder, log, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function openLocked(dataFolder: string, log: Logger, unlock: () => Promise<void>): Promise<OpenDatabase> {
  let pool: Pool | null = null
  const embedded = await startEmbeddedPostgres(dataFolder, log, (address) => {
    // New connections go to the new port; those to the old one are broken and leave the pool by themselves.
    if (pool) pool.options.port = address.port
  })
  try {
    await createIfMissing(embedded.address())
    pool = await migratedPool({ ...embedded.address(), database: databaseName }, log)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  const db = createDb(pool)
  const close = async () => {
    await db.destroy()
    await embedded.stop()
    await unlock()
  }
  return { pool, db, close }
}

async function openRunning(address: EmbeddedAddress, log: Logger): Promise<OpenDatabase | null> {
  const client = new Client({ ...address, database: databaseName, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    log.debug({ err: error }, 'the database of the running server does not answer yet')
    return null
  } finally {
    await client.end().catch(() => {})
  }
  const pool = await migratedPool({ ...address, database: databaseName }, log)
  const db = createDb(pool)
  return { pool, db, close: () => db.destroy() }
}

/** Migrates over connections of its own, which may wait and work for as long as it takes. */
async function migratedPool(address: PoolConfig, log: Logger): Promise<Pool> {
  const patient = createDb(createPool({ ...address, max: 2, statement_timeout: false }, log))
  try {
    await migrate(patient)
  } finally {
    await patient.destroy()
  }
  return createPool(address, log)
}

async function createIfMissing(address: EmbeddedAddress): Promise<void> {
  const client = new Client({ ...address, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}
