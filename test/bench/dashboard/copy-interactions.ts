import { sql } from 'kysely'
import type { Pool } from 'pg'
import type { Db } from '../../../server/db/database.ts'

/** Adds each interaction and each arrival so many times more, at other minutes of the same hours. */
export async function copyInteractions(db: Db, pool: Pool, copies: number): Promise<void> {
  if (copies === 0) return
  const client = await pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    // What is due is written once at the end, and not with every statement.
    await client.query('set session_replication_role = replica')
    await client.query('create temp table original as select * from interaction')
    await client.query('alter table original drop column handle_bar')
    await client.query('create temp table came as select * from arrival where is_first')
    for (let copy = 0; copy < copies; copy++) {
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
  } finally {
    client.release(true)
  }
  await sql`insert into rollup_due (quarter) select distinct quarter_of(started_at) from interaction`.execute(db)
  await sql`analyze`.execute(db)
}
