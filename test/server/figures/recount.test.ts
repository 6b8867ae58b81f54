import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayOf, startOf } from '../../../server/figures/city-day.ts'
import { readCourse } from '../../../server/figures/period/read-course.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { barOf, barValue } from '../../../shared/figures/bars.ts'
import { type Dimension, dimensions, type Filter, mostRows, type Question } from '../../../shared/figures/question.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { type Recounted, recountArrived, recountHandled, recountInteractions } from './support/recount.ts'

const timeZone = 'America/Toronto'
/** The clocks go forward on 8 March and back on 1 November. */
const until = '2026-11-23'
const year = { from: '2025-11-23', until }

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
  const { db, pool } = database
  await simulateCentre(db, pool, { agents: 4, days: 365, until, timeZone, seed: 311, topics: await sampleTopics() })
  const clock = { now: () => Date.parse(`${until}T15:00Z`) }
  while ((await rollUp({ db, clock, timeZone })) === 'more');
  // Decided when the cells were long made.
  await leaveSomeOut()
  while ((await rollUp({ db, clock, timeZone })) === 'more');
  await recountInteractions(db, timeZone)
}, 240_000)
afterAll(() => database.remove())

/** Agents contested one interaction in a hundred, and their leads left it out. */
async function leaveSomeOut(): Promise<void> {
  const lead = randomUUID()
  await sql`
    insert into person values (${lead}, 'lead', 'lead', '{supervisor}', 'nobody signs in', now(), null)
  `.execute(database.db)
  await sql`
    with contested as (
      insert into contest
      select gen_random_uuid(), interaction_id, agent_id, team_id, 'wrong', now(), 'left-out', 'yes', ${lead}, now()
      from interaction where team_id is not null and hashtextextended(interaction_id::text, 0) % 100 = 0
      returning interaction_id, contest_id
    )
    insert into interaction_left_out select interaction_id, contest_id, now() from contested
  `.execute(database.db)
  const { rows } = await sql<{ count: number }>`select count(*) as count from interaction_left_out`.execute(database.db)
  expect(rows[0]?.count).toBeGreaterThan(20)
}

const ask = (more: Partial<Question> = {}): Question => ({
  period: year,
  filter: {},
  by: null,
  thresholdS: 75,
  ...more,
})

/** The numbers of an answer that differ from the recount, which must have some. */
async function differences(question: Question): Promise<string[]> {
  const { db } = database
  const [answer, handled, arrived] = await Promise.all([
    readPeriod(db, question, timeZone),
    recountHandled(db, question),
    recountArrivedWhere(question),
  ])
  expect(handled.length).toBeGreaterThan(0)
  const rows = question.by === null ? [{ value: '', figures: answer.total }] : answer.rows
  const all = question.by === 'hour' ? handled.length : Math.min(handled.length, mostRows)
  const shown = rows.filter(({ figures }) => figures.handled > 0)
  return [
    ...unlike('', { rows: shown.length }, { rows: all }),
    ...shown.flatMap(({ value, figures }) => {
      const { arrived: _arrived, ...ours } = figures
      return unlike(value, ours, toOurs(handled.find((row) => row.value === value)))
    }),
    ...rows.flatMap(({ value, figures }) => {
      const raw = arrived?.find((row) => row.value === value)
      if (!figures.arrived) return []
      return unlike(value, { value, ...figures.arrived }, raw ?? { value, ...nobody })
    }),
  ]
}

const nobody = { came: 0, answered: 0, waitedMs: 0, inTime: 0, of: 0 }

/** What stands for the exact median and the exact p90, which is within 1 % of them. */
function toOurs(raw: Recounted | undefined) {
  const {
    value: _value,
    exactMedianMs,
    exactP90Ms,
    ...sums
  } = raw ?? expect.fail('it has a row that the recount has not')
  const [medianMs, p90Ms] = [standsFor(exactMedianMs), standsFor(exactP90Ms)]
  expect(Math.abs(medianMs - exactMedianMs)).toBeLessThanOrEqual(exactMedianMs / 100)
  expect(Math.abs(p90Ms - exactP90Ms)).toBeLessThanOrEqual(exactP90Ms / 100)
  return { ...sums, medianMs, p90Ms }
}

const standsFor = (ms: number) => barValue(barOf(ms))

const recountArrivedWhere = (question: Question) =>
  isOfArrivals(question) ? recountArrived(database.db, question, timeZone) : null
const isOfArrivals = ({ filter, by }: Question) =>
  [...Object.keys(filter), ...(by ? [by] : [])].every((one) => ['channel', 'queue', 'language', 'hour'].includes(one))

const unlike = (of: string, ours: Record<string, unknown>, theirs: Record<string, unknown>): string[] =>
  [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((key) => ours[key] !== theirs[key])
    .map((key) => `${of} ${key}: ${ours[key]}, and counted again ${theirs[key]}`)

/** Values that the simulated centre has. */
async function some(dimension: Dimension, count: number): Promise<Filter> {
  const { rows } = await readPeriod(database.db, ask({ by: dimension }), timeZone)
  return { [dimension]: rows.slice(0, count).map(({ value }) => value) }
}

describe('every figure of a simulated year, counted again from the facts', () => {
  it.each([null, ...dimensions])('has no differences by %s', async (by) => {
    expect(await differences(ask({ by }))).toEqual([])
  })

  it.each([
    ['a whole month', { from: '2026-02-01', until: '2026-03-01' }],
    ['the week in which clocks go forward', { from: '2026-03-05', until: '2026-03-12' }],
    ['the day on which clocks go back', { from: '2026-11-01', until: '2026-11-02' }],
    ['from the middle of a month to the middle of another', { from: '2026-01-17', until: '2026-06-09' }],
    ['one day', { from: '2026-08-12', until: '2026-08-13' }],
  ])('has no differences in %s', async (_name, period) => {
    for (const by of [null, 'queue', 'topic', 'team', 'hour'] as const)
      expect(await differences(ask({ period, by }))).toEqual([])
  })

  it('has no differences where it is filtered', async () => {
    const [queue, team, topic, channel] = await Promise.all([
      some('queue', 2),
      some('team', 1),
      some('topic', 3),
      some('channel', 1),
    ])
    for (const filter of [queue, team, topic, channel, { ...queue, ...team }, { ...topic, ...team, ...channel }])
      for (const by of [null, 'outcome', 'hour', 'language', 'topic'] as const)
        expect(await differences(ask({ filter, by }))).toEqual([])
  })

  it.each([20, 75, 120, 600])('has no differences in a service level of %i s', async (thresholdS) => {
    expect(await differences(ask({ by: 'queue', thresholdS }))).toEqual([])
  })

  it.each([
    ['day', { from: '2026-02-17', until: '2026-04-02' }],
    ['week', { from: '2025-12-01', until: '2026-07-06' }],
    ['month', { from: '2026-01-01', until: '2026-11-01' }],
  ] as const)('has no differences in any %s of a course', async (step, period) => {
    const { steps } = await readCourse(database.db, { period, filter: {}, thresholdS: 75, step }, timeZone)
    const found: string[] = []
    for (const { from, until, figures } of steps) {
      const days = { from: dayOf(from, timeZone), until: dayOf(until, timeZone) }
      const [raw] = await recountHandled(database.db, ask({ period: days }))
      const { arrived, ...ours } = figures
      const [came] = await recountArrived(database.db, ask({ period: days }), timeZone)
      if (figures.handled > 0) found.push(...unlike(days.from, ours, toOurs(raw)))
      else found.push(...unlike(days.from, { handled: 0 }, { handled: raw?.handled ?? 0 }))
      found.push(...unlike(days.from, { value: '', ...arrived }, came ?? { value: '', ...nobody }))
    }
    expect(found).toEqual([])
    expect(steps.at(-1)?.until).toBe(startOf(period.until, timeZone))
  })

  it('has no differences in the quarters of a day', async () => {
    const period = { from: '2026-08-12', until: '2026-08-13' }
    const { steps } = await readCourse(database.db, { period, filter: {}, thresholdS: 75, step: 'quarter' }, timeZone)
    const { rows } = await sql<{ at: Date; handled: number }>`
      select date_bin('15 minutes', offered_at, ${new Date(startOf(period.from, timeZone))}) as at, count(*) as handled
      from recount where day = ${period.from} group by 1 order by 1
    `.execute(database.db)
    expect(
      steps.filter(({ figures }) => figures.handled > 0).map(({ from, figures }) => [from, figures.handled]),
    ).toEqual(rows.map(({ at, handled }) => [at.getTime(), handled]))
  })

  it('says where the hours of the day were counted in bars', async () => {
    const { bars, total } = await readPeriod(database.db, ask(), timeZone)
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(total.handled)
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from recount where handle_ms >= 120000 and handle_ms < 130000
    `.execute(database.db)
    const within = bars.filter(({ bar }) => bar >= barOf(120_000) && bar < barOf(130_000))
    expect(within.reduce((sum, { count }) => sum + count, 0)).toBe(rows[0]?.count)
  })
})
