import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import { isRising } from '../../../shared/figures/rising.ts'
import type { Topic } from '../../../shared/figures/wall.ts'
import type { Db } from '../../db/database.ts'
import { weeksBefore } from '../city-day.ts'
import { isLeftIn } from '../rollups/rows.ts'
import { titlesOf } from '../titles-repository.ts'

const hourMs = 3_600_000
const mostTopics = 8
/** So many weeks say what is usual. */
const weeks = [1, 2, 3, 4] as const

type Row = { answerId: string; count: number; before: number }

/** topics: what the interactions offered in the hour until `at` were about, as their wrap-ups say. */
export async function readTopics(db: Db, at: EpochMs, timeZone: string): Promise<Topic[]> {
  const ends = [at, ...weeks.map((ago) => weeksBefore(at, ago, timeZone))].map((end) => new Date(end))
  const { rows } = await sql<Row>`
    with hour as (
      select until, until - ${hourMs} * interval '1 millisecond' as since, number = 1 as is_now
      from unnest(${ends}::timestamptz[]) with ordinality as hour (until, number)
    ), counted as (
      select topic, count(*) filter (where is_now) as count, count(*) filter (where not is_now) as before
      from hour join interaction on started_at >= since and started_at < until
      where not practice and topic is not null and ${isLeftIn}
      group by topic
    ), most as (
      select * from counted where count > 0 order by count desc, before, topic limit ${mostTopics}
    )
    select topic as "answerId", count, before from most order by count desc, before, topic
  `.execute(db)
  const titles = await titlesOf(
    db,
    rows.map(({ answerId }) => answerId),
  )
  return rows.map(({ before, ...topic }) => {
    const usual = before / weeks.length
    return { ...topic, title: titles.get(topic.answerId) ?? {}, usual, rising: isRising(topic.count, usual) }
  })
}
