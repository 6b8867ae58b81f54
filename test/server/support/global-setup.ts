import { type RunningPostgres, startTestPostgres } from './test-postgres.ts'

/*
 * One PostgreSQL for all tests of a run: the city's own kind when CUE311_TEST_DATABASE_URL names it (its role must be
 * allowed to create databases), otherwise the embedded one in a temporary folder.
 */

let postgres: RunningPostgres | null = null

export async function setup(): Promise<void> {
  if (process.env.CUE311_TEST_DATABASE_URL) return
  postgres = await startTestPostgres()
  process.env.CUE311_TEST_DATABASE_URL = postgres.url
}

export async function teardown(): Promise<void> {
  await postgres?.stop()
}
