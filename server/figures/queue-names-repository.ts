import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/**
 * Calls a queue by another name in every figure, also what was before; two that get the same name are counted as one.
 * Resolves to the names that platforms use of what is renamed: none when there is no queue that figures call `from`.
 */
export async function renameQueue(db: Db, from: string, to: string): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(3119)`.execute(transaction)
    const { rows } = await sql<{ queue: string }>`
      select queue from queue_name where name = ${from}
      union
      select ${from} where not exists (select from queue_name where queue = ${from}) and (
        exists (select from interaction where queue = ${from}) or exists (select from arrival where queue = ${from})
          or exists (select from conversation_part where queue = ${from}))
    `.execute(transaction)
    const queues = rows.map(({ queue }) => queue)
    if (queues.length === 0) return []
    await sql`delete from queue_name where queue = any(${queues}::text[])`.execute(transaction)
    await sql`
      insert into queue_name select queue, ${to} from unnest(${queues}::text[]) as queue where queue <> ${to}
    `.execute(transaction)
    // Cells have the name that it had when they were made.
    await sql`
      insert into rollup_due (quarter)
      select quarter_of(started_at) from interaction where queue = any(${queues}::text[]) and not practice
      union
      select quarter_of(offered_at) from arrival where queue = any(${queues}::text[]) and is_first
    `.execute(transaction)
    return queues
  })
}
