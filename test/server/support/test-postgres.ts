import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../../server/db/embedded/embedded-postgres.ts'
import { lockFolder } from '../../../server/db/embedded/folder-lock.ts'
import { quietLog } from './quiet-log.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type RunningPostgres = { readonly url: string; readonly stop: () => Promise<void> }

/** A PostgreSQL of its own, gone without a trace after `stop`. */
export async function startTestPostgres(): Promise<RunningPostgres> {
  const folder = await temporaryFolder()
  const unlock = await lockFolder(folder.path, 'server')
  const postgres = await startEmbeddedPostgres(folder.path, quietLog)
  const { host, port, user, password } = postgres.address()
  return {
    url: `postgres://${user}:${password}@${host}:${port}/postgres`,
    stop: async () => {
      await postgres.stop()
      await unlock()
      await folder.remove()
    },
  }
}

/** Nobody comes back to it after a crash: what has to outlive one is tested on a PostgreSQL that a server started. */
export async function forgetInACrash(url: string): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await ask(url, `alter system set ${setting} = off`)
  await ask(url, 'select pg_reload_conf()')
}

/** An empty database on the PostgreSQL of this run; `options` are those of `create database`. */
export async function emptyDatabase(options = ''): Promise<{ url: string; remove: () => Promise<void> }> {
  const server = await postgresOfThisRun()
  const name = `cue311_test_${randomBytes(6).toString('hex')}`
  await ask(server.url, `create database ${name} ${options}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return {
    url: url.href,
    remove: async () => {
      await ask(server.url, `drop database ${name} with (force)`)
      await server.stop()
    },
  }
}

/** Normally started before all tests; a test run by itself, without that setup, starts its own. */
async function postgresOfThisRun(): Promise<RunningPostgres> {
  const url = process.env.CUE311_TEST_DATABASE_URL
  return url ? { url, stop: async () => {} } : startTestPostgres()
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
