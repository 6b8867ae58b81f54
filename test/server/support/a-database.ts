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

/** A database that is up to date and empty, and whoever opened it removes it. */
export async function aDatabase(): Promise<TestDatabase> {
  const { url, remove } = await emptyDatabase()
  const pool = createPool({ connectionString: url }, quietLog)
  const db = createDb(pool)
  await migrate(db)
  return {
    url,
    db,
    pool,
    remove: async () => {
      await db.destroy()
      await remove()
    },
  }
}
