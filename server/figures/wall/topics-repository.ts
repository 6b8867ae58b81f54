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

/** How many interactions of an hour are usually about each answer. */
export type UsualTopics = ReadonlyMap<string, number>

/** topics: what the interactions offered in the hour until `at` were about, as their wrap-ups say. */
export async function readTopics(db: Db, at: EpochMs, usualTopics: UsualTopics): Promise<Topic[]> {
  const usualOf = (answerId: string) => usualTopics.get(answerId) ?? 0
  const most = [...(await countTopics(db, [at]))]
    .map(([answerId, count]) => ({ answerId, count, usual: usualOf(answerId) }))
    .sort((one, other) => other.count - one.count || one.usual - other.usual || inOrder(one.answerId, other.answerId))
    .slice(0, mostTopics)
  const titles = await titlesOf(
    db,
    most.map(({ answerId }) => answerId),
  )
  return most.map(({ answerId, count, usual }) => ({
    answerId,
    title: titles.get(answerId) ?? {},
    count,
    usual,
    rising: isRising(count, usual),
  }))
}

const inOrder = (one: string, other: string) => (one < other ? -1 : 1)

/** The mean of the same hour on the same weekday of the four weeks before. */
export async function readUsualTopics(db: Db, at: EpochMs, timeZone: string): Promise<UsualTopics> {
  const counted = await countTopics(
    db,
    weeks.map((ago) => weeksBefore(at, ago, timeZone)),
  )
  return new Map([...counted].map(([answerId, count]) => [answerId, count / weeks.length]))
}

/** By answer, in the hours until those instants together. */
async function countTopics(db: Db, ends: readonly EpochMs[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ topic: string; count: number }>`
    select topic, count(*) as count
    from unnest(${ends.map((end) => new Date(end))}::timestamptz[]) as hour (until)
      join interaction on started_at >= until - ${hourMs} * interval '1 millisecond' and started_at < until
    where not practice and topic is not null and ${isLeftIn}
    group by topic
  `.execute(db)
  return new Map(rows.map(({ topic, count }) => [topic, count]))
}
