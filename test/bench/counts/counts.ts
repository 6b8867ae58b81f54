import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { readUse, withOpenFlags } from '../../../server/content-desk/list-counts.ts'
import { dayOf, startOfDay } from '../../../server/counts/count-window.ts'
import { recount } from '../../../server/counts/keep-counts.ts'
import type { Db } from '../../../server/db/database.ts'
import { answerGaps, missedQueries } from '../../../server/gaps/gaps-repository.ts'
import { groupQueries } from '../../../shared/gaps/group-queries.ts'
import { aDatabase } from '../../server/support/a-database.ts'
import { startTestPostgres } from '../../server/support/test-postgres.ts'
import type { Figures } from '../bench.ts'
import { countOverFacts } from './over-facts.ts'

/*
 * npm run bench counts -- [--interactions N] [--answers N]
 *
 * How long the gap report and the counts of the content list take over two months of interactions, five facts each. The
 * reference counts over the facts each time, with the indexes that this would need.
 */

export async function benchCounts(args: string[]): Promise<Figures> {
  const { values } = parseArgs({
    args,
    options: {
      interactions: { type: 'string', default: '240000' },
      answers: { type: 'string', default: '20000' },
      json: { type: 'string' },
    },
  })
  const postgres = await startTestPostgres()
  process.env.CUE311_TEST_DATABASE_URL = postgres.url
  try {
    const database = await aDatabase()
    await database.db
      .connection()
      .execute((connection) => makeFacts(connection, Number(values.interactions), Number(values.answers)))
    console.log(`${values.interactions} interactions in sixty days, ${values.answers} answers`)
    const figures = await measure(database.db, Number(values.interactions))
    await database.remove()
    return figures
  } finally {
    await postgres.stop()
  }
}

async function measure(db: Db, interactions: number): Promise<Figures> {
  const now = Date.now()
  const from = startOfDay(now, 29)
  const window = { before: dayOf(startOfDay(from, 30)), from: dayOf(from), until: dayOf(now) }
  const took: Record<string, number> = {
    overFacts: await timed('the answers of the report, counted over the facts', () => countOverFacts(db, window)),
    recount: await timed('everything counted anew', () => recount(db)),
    queries: await timed('the queries of the report', async () => groupQueries(await missedQueries(db, window))),
    answers: await timed('the answers of the report', () => answerGaps(db, window)),
    list: await timed('the counts of the content list', async () => withOpenFlags(db, await readUse(db, now))),
  }
  return Object.fromEntries(Object.entries(took).map(([name, ms]) => [`counts.${interactions}.${name}.ms`, ms]))
}

/** The best of three, so that no other work on the machine is measured. */
async function timed(words: string, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const startedAt = performance.now()
    await work()
    best = Math.min(best, performance.now() - startedAt)
  }
  console.log(`  ${words} ${best.toFixed(0)} ms`)
  return best
}

/** Of each interaction an offer and four facts: cards of answers that some ask for more than others, and what became of them. */
async function makeFacts(db: Db, interactions: number, answers: number): Promise<void> {
  await sql`set statement_timeout = 0`.execute(db)
  await sql`
    with device as (
      insert into device (device_id, first_seen_at) values (gen_random_uuid(), now()) returning device_id
    ),
    call as (
      select n, gen_random_uuid() as id, now() - n * interval '60 days' / ${interactions}::float as at
      from generate_series(1, ${interactions}::integer) as n
    ),
    made as (
      insert into interaction (interaction_id, agent_id, channel, practice, started_at, phase, talk_ms, hold_ms,
        after_call_ms, handle_ms, suggestions_shown, suggestions_used)
      select id, id, 'voice', n % 50 = 0, at, 'done', 0, 0, 0, 0, 0, 0 from call
    )
    insert into fact (fact_id, device_id, sequence, interaction_id, agent_id, kind, at, body, received_at)
    select gen_random_uuid(), device_id, n * 5 + step, id, id, kind, at,
      jsonb_build_object(
        'answerId', 'answer-' || floor(power(random(), 3) * ${answers}::integer)::integer, 'language', 'en',
        'query', 'query ' || floor(power(random(), 2) * 5000)::integer
      ), at
    from call
    cross join device
    cross join unnest(array['offered', 'suggestion-shown', 'suggestion-shown',
      case when n % 3 = 0 then 'suggestion-dismissed' else 'suggestion-shown' end,
      case when n % 7 = 0 then 'search-found-nothing' when n % 2 = 0 then 'answer-read' else 'suggestion-used' end
    ]) with ordinality as each (kind, step)
  `.execute(db)
  await sql`analyze`.execute(db)
}
