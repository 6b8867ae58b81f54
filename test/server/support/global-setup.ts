import { aMigratedDatabase } from './a-database.ts'
import { forgetInACrash, type RunningPostgres, startTestPostgres } from './test-postgres.ts'

/*
 * One PostgreSQL for all tests of a run: the city's own kind when CUE311_TEST_DATABASE_URL names it (its role must be
 * allowed to create databases), otherwise the embedded one in a temporary folder. In it one database that is up to date,
 * of which every test's own is a copy.
 */

let postgres: RunningPostgres | null = null
let removeTemplate = async () => {}

export async function setup(): Promise<void> {
  if (!process.env.CUE311_TEST_DATABASE_URL) {
    postgres = await startTestPostgres()
    await forgetInACrash(postgres.url)
    process.env.CUE311_TEST_DATABASE_URL = postgres.url
  }
  const { url, db, removeDatabase } = await aMigratedDatabase()
  // What somebody is connected to cannot be copied.
  await db.destroy()
  process.env.CUE311_TEST_TEMPLATE = new URL(url).pathname.slice(1)
  removeTemplate = removeDatabase
}

export async function teardown(): Promise<void> {
  await removeTemplate()
  await postgres?.stop()
}
