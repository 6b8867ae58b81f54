import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** Lets a role of the database read the views in `bi`, and nothing that it could not read before. */
export async function grantBi(db: Db, role: string): Promise<'granted' | 'no-such-role' | 'not-read-only'> {
  const { rows } = await sql<{ mighty: boolean }>`
    select rolsuper or rolname = current_user as mighty from pg_roles where rolname = ${role}
  `.execute(db)
  const [found] = rows
  if (!found) return 'no-such-role'
  if (found.mighty) return 'not-read-only'
  await db.transaction().execute(async (transaction) => {
    await sql`grant usage on schema bi to ${sql.id(role)}`.execute(transaction)
    await sql`grant select on all tables in schema bi to ${sql.id(role)}`.execute(transaction)
  })
  return 'granted'
}
