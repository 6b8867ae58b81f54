import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import { isRising } from '../../shared/figures/rising.ts'
import type { Topic } from '../../shared/figures/wall.ts'
import type { Db } from '../db/database.ts'
import { weeksBefore } from './city-day.ts'

const hourMs = 3_600_000
const mostTopics = 8
/** So many weeks say what is usual. */
const weeks = [1, 2, 3, 4] as const

type Row = { answerId: string; count: number; before: number; title: Topic['title'] | null }

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
      where not practice and topic is not null
      group by topic
    ), most as (
      select * from counted where count > 0 order by count desc, before, topic limit ${mostTopics}
    )
    select most.topic as "answerId", most.count, most.before, newest.title
    from most
    left join lateral (
      select jsonb_object_agg(language, title) as title
      from (
        select distinct on (revision.language) revision.language, revision.body ->> 'title' as title
        from revision
        join release_change on release_change.revision_id = revision.revision_id
        where revision.answer_id = most.topic and release_change.kind = 'put-revision'
        order by revision.language, release_change.release_number desc, release_change.ordinal desc
      ) as titled
    ) as newest on true
    order by most.count desc, most.before, most.topic
  `.execute(db)
  return rows.map(({ before, title, ...topic }) => {
    const usual = before / weeks.length
    return { ...topic, title: title ?? {}, usual, rising: isRising(topic.count, usual) }
  })
}
