import { sql } from 'kysely'
import type { Db } from './database.ts'

/** What is derived from the facts, and by which rules. */
export type ReadModel = {
  readonly name: string
  /** Raised when the rules change their mind. */
  readonly version: number
  /** The key of the advisory lock that lets one node at a time derive it. */
  readonly lock: number
  readonly rebuild: (db: Db) => Promise<void>
}

/**
 * Derives it when that was never done, or by other rules, or when what it builds on was derived anew. Safe with several
 * nodes at once: the others wait, and find it done.
 */
export async function ensureReadModel(
  db: Db,
  { name, version, lock, rebuild }: ReadModel,
  isOutdated = false,
): Promise<'made' | 'current' | 'rebuilt'> {
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${lock})`.execute(connection)
    try {
      const known = await connection
        .selectFrom('read_model')
        .select('version')
        .where('name', '=', name)
        .executeTakeFirst()
      if (known?.version === version && !isOutdated) return 'current'
      await rebuild(connection)
      await connection
        .insertInto('read_model')
        .values({ name, version })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ version }))
        .execute()
      return known ? 'rebuilt' : 'made'
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection)
    }
  })
}
