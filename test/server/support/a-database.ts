import type { Pool } from 'pg'
import { createDb, createPool, type Db } from '../../../server/db/database.ts'
import { migrate } from '../../../server/db/migrate.ts'
import { quietLog } from './quiet-log.ts'
import { emptyDatabase } from './test-postgres.ts'

export type TestDatabase = {
  readonly url: string
  readonly db: Db
  readonly pool: Pool
  readonly remove: () => Promise<void>
}

/** A database that is up to date and empty, and whoever opened it removes it. A copy, where there is one to copy. */
export async function aDatabase(): Promise<TestDatabase> {
  const template = process.env.CUE311_TEST_TEMPLATE
  const { url, db, pool, removeDatabase } = template ? await opened(`template ${template}`) : await aMigratedDatabase()
  return {
    url,
    db,
    pool,
    remove: async () => {
      await db.destroy()
      await removeDatabase()
    },
  }
}

/** One that went through all migrations, opened. */
export async function aMigratedDatabase() {
  const database = await opened()
  await migrate(database.db)
  return database
}

async function opened(options = '') {
  const { url, remove: removeDatabase } = await emptyDatabase(options)
  const pool = createPool({ connectionString: url }, quietLog)
  return { url, pool, db: createDb(pool), removeDatabase }
}
