import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../server/db/database.ts'

/** Records interactions one by one, at random moments, and resolves to how long each waited for its cells, in ms. */
export async function measureLag(db: Db, times: number): Promise<number[]> {
  const { rows } = await sql<{ agent_id: string }>`select agent_id from interaction limit 1`.execute(db)
  const agentId = rows[0]?.agent_id ?? randomUUID()
  const waits: number[] = []
  for (let time = 0; time < times; time++) {
    await sleep(Math.random() * 900)
    const at = new Date()
    await sql`
      insert into interaction (interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms, hold_ms,
        after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used)
      values (${randomUUID()}, ${agentId}, 'voice', false, ${at}, ${at}, 'done', 1000, 0, 0, 1000, null, 'answered', 0, 0)
    `.execute(db)
    const startedAt = performance.now()
    while (await isDue(db)) await sleep(5)
    waits.push(performance.now() - startedAt)
  }
  return waits
}

async function isDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (select from rollup_due) as due`.execute(db)
  return rows[0]?.due ?? false
}
