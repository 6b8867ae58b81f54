import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Choices } from '../../../shared/figures/period-contract.ts'
import type { Db } from '../../db/database.ts'
import { dayOf } from '../city-day.ts'
import { titlesOf } from '../titles-repository.ts'

const yearMs = 366 * 24 * 3_600_000
const mostTopics = 300

/** What figures of the last year can be narrowed to. */
export async function readChoices(db: Db, at: EpochMs, timeZone: string): Promise<Choices> {
  const since = new Date(at - yearMs)
  const namesOf = (table: string, face: string, limit: number) =>
    sql<{ one: string }>`
      select one from ${sql.table(table)}
      where grain = 'day' and starts_at >= ${since} and face = ${face} and one <> ''
      group by one order by count(*) desc, one limit ${limit}
    `.execute(db)
  const [queues, topics, teams] = await Promise.all([
    namesOf('rollup_arrived', 'queue', 200),
    namesOf('rollup_handled', 'topic', mostTopics),
    sql<{ teamId: string; name: string }>`select team_id as "teamId", name from team order by name`.execute(db),
  ])
  const titles = await titlesOf(
    db,
    topics.rows.map(({ one }) => one),
  )
  return {
    today: dayOf(at, timeZone),
    timeZone,
    queues: queues.rows.map(({ one }) => one).sort((a, b) => a.localeCompare(b)),
    teams: teams.rows,
    topics: topics.rows.map(({ one }) => ({ answerId: one, title: titles.get(one) ?? {} })),
  }
}
