import { sql } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { Db } from '../../../server/db/database.ts'

/** How many connections load at once, and make indexes. */
const loaders = 2
const tables = ['interaction', 'arrival'] as const

/**
 * Adds each interaction and each arrival so many times more, at other minutes of the same hours. Their indexes are taken
 * away meanwhile and made again, or tens of millions would be put into each of them one by one.
 */
export async function copyInteractions(db: Db, pool: Pool, copies: number): Promise<void> {
  if (copies === 0) return
  await sql`create unlogged table original as select * from interaction`.execute(db)
  await sql`alter table original drop column handle_bar`.execute(db)
  await sql`create unlogged table came as select * from arrival where is_first`.execute(db)
  const indexes = await takeIndexes(db)
  const left = Array.from({ length: copies }, (_, copy) => copy)
  await withLoaders(pool, async (client) => {
    for (let copy = left.pop(); copy !== undefined; copy = left.pop()) await copyOnce(client, copy)
  })
  await withLoaders(pool, async (client) => {
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift()) await client.query(index)
  })
  await sql`drop table original, came`.execute(db)
  await sql`insert into rollup_due (quarter) select distinct quarter_of(started_at) from interaction`.execute(db)
  await sql`vacuum (analyze)`.execute(db)
}

async function copyOnce(client: PoolClient, copy: number): Promise<void> {
  await client.query(`
    insert into interaction (interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms,
      hold_ms, after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used, transferred,
      overridden, answer_at, language, conversation_id, queue, contact, first_word_at, team_id)
    select gen_random_uuid(), agent_id, channel, practice, started_at + shift, ended_at + shift, phase,
      talk_ms * factor, hold_ms, after_call_ms, (talk_ms * factor)::bigint + hold_ms + after_call_ms, topic,
      disposition, suggestions_shown, suggestions_used, transferred, overridden, answer_at + shift, language,
      gen_random_uuid(), queue, left(contact, 20) || ${copy}, first_word_at + shift, team_id
    from (select *, (random() * 1800 - 900) * interval '1 second' as shift, 0.8 + random() * 0.4 as factor
      from original) as copied`)
  await client.query(`
    insert into arrival
    select gen_random_uuid(), gen_random_uuid(), is_first, channel, queue, language, null, offered_at + shift,
      answered_at + shift, first_word_at + shift, ended_at + shift
    from (select *, (random() * 1800 - 900) * interval '1 second' as shift from came) as copied`)
}

/** Connections side by side, each at what is left until nothing is. */
async function withLoaders(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: loaders }, async () => {
      const client = await pool.connect()
      try {
        await client.query("set statement_timeout = 0; set synchronous_commit = off; set maintenance_work_mem = '1GB'")
        // What is due is written once at the end, and not with every statement.
        await client.query('set session_replication_role = replica')
        await work(client)
      } finally {
        client.release(true)
      }
    }),
  )
}

/** Takes the indexes away, and returns the statements that make them again. */
async function takeIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ drop: string; make: string }>`
    select coalesce('alter table ' || conrelid::regclass || ' drop constraint ' || conname,
        'drop index ' || indexrelid::regclass) as drop,
      coalesce('alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid),
        pg_get_indexdef(indexrelid)) as make
    from pg_index left join pg_constraint on conindid = indexrelid
    where indrelid = any(${tables.map((table) => table)}::regclass[])
  `.execute(db)
  for (const { drop } of rows) await sql.raw(drop).execute(db)
  return rows.map(({ make }) => make)
}
