import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Day, startOf } from '../../../server/figures/city-day.ts'
import { readCourse } from '../../../server/figures/period/read-course.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { makeSpan } from '../../../server/figures/rollups/make-spans.ts'
import type { Dimension, Filter, Period } from '../../../shared/figures/question.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'

const timeZone = 'America/Toronto'
let now = Date.parse('2026-11-23T15:00Z')
const clock = { now: () => now }

let database: TestDatabase
beforeAll(async () => {
  database = await aDatabase()
})
afterAll(() => database.remove())
beforeEach(async () => {
  now = Date.parse('2026-11-23T15:00Z')
  await sql`truncate interaction, arrival, rollup_due, rollup_span, rollup_handled, rollup_arrived, team_member, team cascade`.execute(
    database.db,
  )
})

type Given = {
  at: string
  handleMs?: number
  queue?: string | null
  team?: string | null
  phase?: string
  practice?: boolean
  id?: string
}

async function record({
  at,
  handleMs = 60_000,
  queue = 'general',
  team = null,
  phase = 'done',
  ...more
}: Given): Promise<string> {
  const id = more.id ?? randomUUID()
  await sql`
    insert into interaction (interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms, hold_ms,
      after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used, queue, team_id)
    values (${id}, ${randomUUID()}, 'voice', ${more.practice ?? false}, ${new Date(at)}, ${new Date(at)}, ${phase},
      ${handleMs}, 0, 0, ${handleMs}, 'pothole-report', 'answered', 0, 0, ${queue}, ${team})
  `.execute(database.db)
  return id
}

/** Adds up all that there is, and a quarter of an hour later what was out of date. */
async function addUp(): Promise<void> {
  const later = { now: () => now + 15 * 60_000 }
  for (const at of [clock, later]) while ((await rollUp({ db: database.db, clock: at, timeZone })) === 'more');
}

const november: Period = { from: '2026-11-01', until: '2026-12-01' }
const read = (period: Period = november, more: { filter?: Filter; by?: Dimension | null } = {}) =>
  readPeriod(database.db, { period, filter: {}, by: null, thresholdS: 75, ...more }, timeZone)
const handled = async (period?: Period) => (await read(period)).total.handled
const cells = async (grain: string) => {
  const { rows } = await sql<{ handled: number }>`
    select handled from rollup_handled where grain = ${grain} and face = ''`.execute(database.db)
  return rows.reduce((sum, row) => sum + row.handled, 0)
}

/** A connection that is at the cells of a day, until it rolls back. */
async function anotherNodeAt(day: Day) {
  const otherNode = await database.pool.connect()
  await otherNode.query('begin')
  await otherNode.query('select pg_advisory_xact_lock(3117, hashtext($1))', [`day ${startOf(day, timeZone)}`])
  return otherNode
}

const waiting = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(database.db)
  return rows[0]?.count
}

describe('figures of a period', () => {
  it('of a centre in which nothing happened are nothing at all', async () => {
    await addUp()
    const { total, rows, bars } = await read(november, { by: 'queue' })
    expect({ rows, bars }).toEqual({ rows: [], bars: [] })
    expect(total).toMatchObject({ handled: 0, medianMs: null, arrived: { came: 0, of: 0 } })
  })

  it('are right before anything is added up, and after', async () => {
    await record({ at: '2026-11-02T15:00Z' })
    await record({ at: '2026-11-23T14:30Z' })
    expect(await handled()).toBe(2)
    await addUp()
    expect(await handled()).toBe(2)
    expect([await cells('quarter'), await cells('day'), await cells('month')]).toEqual([2, 1, 0])
  })

  it('count what is told late, in the quarter, the day and the month in which it happened', async () => {
    await record({ at: '2026-10-05T15:00Z' })
    await addUp()
    expect(await cells('month')).toBe(1)
    await record({ at: '2026-10-05T15:05Z' })
    await record({ at: '2026-10-20T15:05Z' })
    expect(await handled({ from: '2026-10-01', until: '2026-11-01' })).toBe(3)
    await addUp()
    expect([await cells('quarter'), await cells('day'), await cells('month')]).toEqual([3, 3, 3])
    expect(await handled({ from: '2026-10-01', until: '2026-11-01' })).toBe(3)
  })

  it('count what is told while the cells of its day are made', async () => {
    const october = { from: '2026-10-01', until: '2026-11-01' }
    await record({ at: '2026-10-05T15:00Z' })
    await addUp()
    await record({ at: '2026-10-05T15:05Z' })
    const { db, pool } = database
    await rollUp({ db, clock, timeZone })
    const other = await pool.connect()
    await other.query("begin; select from rollup_handled where grain = 'day' for update")
    const making = makeSpan({ db, clock: { now: () => now + 60_000 }, timeZone })
    await vi.waitFor(async () => expect(await waiting()).toBe(1))
    await record({ at: '2026-10-05T15:10Z' })
    await rollUp({ db, clock, timeZone })
    await other.query('rollback')
    other.release()
    expect(await making).toBe('done')
    expect(await handled(october)).toBe(3)
    await addUp()
    expect([await cells('day'), await cells('month'), await handled(october)]).toEqual([3, 3, 3])
  })

  it('are not added up to a month while one of its days is out of date', async () => {
    const october = { from: '2026-10-01', until: '2026-11-01' }
    await record({ at: '2026-10-05T15:00Z' })
    await addUp()
    await record({ at: '2026-10-06T15:00Z' })
    const otherNode = await anotherNodeAt('2026-10-06')
    await addUp()
    expect([await cells('day'), await cells('month'), await handled(october)]).toEqual([1, 1, 2])
    await otherNode.query('rollback')
    otherNode.release()
    await addUp()
    expect([await cells('day'), await cells('month'), await handled(october)]).toEqual([2, 2, 2])
  })

  it('are added up beside another node that is at one of the days', async () => {
    await record({ at: '2026-10-05T15:00Z' })
    await record({ at: '2026-10-06T15:00Z' })
    const otherNode = await anotherNodeAt('2026-10-06')
    await addUp()
    const { rows } = await sql<{ grain: string }>`
      select distinct grain from rollup_span where stale_at is null and grain <> 'quarter' order by grain
    `.execute(database.db)
    expect(rows.map(({ grain }) => grain)).toEqual(['day', 'effect day', 'effect month', 'staff day'])
    expect(await cells('day')).toBe(1)
    await otherNode.query('rollback')
    otherNode.release()
  })

  it('count what is told twice once', async () => {
    const id = await record({ at: '2026-10-05T15:00Z' })
    await addUp()
    await sql`update interaction set handle_ms = 90000 where interaction_id = ${id}`.execute(database.db)
    await addUp()
    const { total } = await read({ from: '2026-10-01', until: '2026-11-01' })
    expect(total).toMatchObject({ handled: 1, handleMs: 90_000 })
  })

  it('move with an interaction that turns out to have been offered on another day', async () => {
    const id = await record({ at: '2026-10-05T15:00Z' })
    await addUp()
    await sql`update interaction set started_at = ${new Date('2026-10-07T15:00Z')} where interaction_id = ${id}`.execute(
      database.db,
    )
    await addUp()
    expect(await handled({ from: '2026-10-05', until: '2026-10-06' })).toBe(0)
    expect(await handled({ from: '2026-10-07', until: '2026-10-08' })).toBe(1)
    expect(await handled({ from: '2026-10-01', until: '2026-11-01' })).toBe(1)
  })

  it('leave out what never ended, and practice', async () => {
    await record({ at: '2026-11-02T15:00Z', phase: 'talking' })
    await record({ at: '2026-11-02T15:00Z', practice: true })
    await addUp()
    expect(await handled()).toBe(0)
  })

  it('belong to the team that an agent was in, whatever team it is now', async () => {
    const [north, south] = [randomUUID(), randomUUID()]
    for (const [teamId, name] of [
      [north, 'North'],
      [south, 'South'],
    ])
      await sql`insert into team values (${teamId}, ${name}, now())`.execute(database.db)
    await record({ at: '2026-10-05T15:00Z', team: north })
    await record({ at: '2026-11-05T15:00Z', team: south })
    await addUp()
    const { rows } = await read({ from: '2026-10-01', until: '2026-12-01' }, { by: 'team' })
    expect(rows.map(({ label, figures }) => [label, figures.handled])).toEqual(
      expect.arrayContaining([
        ['North', 1],
        ['South', 1],
      ]),
    )
  })

  it('tell a day of 25 hours in a hundred quarters, and one of 23 in ninety-two', async () => {
    await record({ at: '2026-11-01T05:30Z' })
    await record({ at: '2026-11-01T06:30Z' })
    await addUp()
    const course = (from: string, until: string) =>
      readCourse(database.db, { period: { from, until }, filter: {}, thresholdS: 75, step: 'quarter' }, timeZone)
    const { steps } = await course('2026-11-01', '2026-11-02')
    expect(steps).toHaveLength(100)
    // Half past one comes twice that night.
    expect(steps.flatMap(({ figures }, step) => (figures.handled > 0 ? [step] : []))).toEqual([6, 10])
    expect((await course('2026-03-08', '2026-03-09')).steps).toHaveLength(92)
    const { rows } = await read({ from: '2026-11-01', until: '2026-11-02' }, { by: 'hour' })
    expect(rows.map(({ value, figures }) => [value, figures.handled])).toEqual([[String(6 * 24 + 1), 2]])
  })

  it('hold out a workstation whose clock is decades off', async () => {
    await record({ at: '1970-01-01T00:00Z' })
    await record({ at: '+275760-01-01T00:00:00Z' })
    await record({ at: '2026-11-02T15:00Z' })
    await addUp()
    expect(await handled()).toBe(1)
    expect(await handled({ from: '1970-01-01', until: '1970-01-02' })).toBe(0)
    expect(await handled({ from: '1969-12-31', until: '1970-01-01' })).toBe(1)
  })

  it('count twenty thousand in an hour', async () => {
    await sql`
      insert into interaction (interaction_id, agent_id, channel, practice, started_at, ended_at, phase, talk_ms, hold_ms,
        after_call_ms, handle_ms, topic, disposition, suggestions_shown, suggestions_used)
      select gen_random_uuid(), gen_random_uuid(), 'voice', false, at, at, 'done', ms, 0, 0, ms, null, 'answered', 0, 0
      from (select timestamptz '2026-11-10 15:00Z' + n * interval '170 ms' as at, n as ms from generate_series(1, 20000) as n) as one
    `.execute(database.db)
    await addUp()
    const { total } = await read({ from: '2026-11-10', until: '2026-11-11' })
    expect(total).toMatchObject({ handled: 20_000, handleMs: 200_010_000 })
    expect(Math.abs((total.medianMs ?? 0) - 10_000)).toBeLessThanOrEqual(100)
  })

  it('are those of the city’s days in another time zone as soon as the city has one', async () => {
    await record({ at: '2026-11-02T04:30Z' })
    await addUp()
    expect(await handled({ from: '2026-11-01', until: '2026-11-02' })).toBe(1)
    while ((await rollUp({ db: database.db, clock, timeZone: 'UTC' })) === 'more');
    const answer = await readPeriod(
      database.db,
      { period: { from: '2026-11-02', until: '2026-11-03' }, filter: {}, by: null, thresholdS: 75 },
      'UTC',
    )
    expect(answer.total.handled).toBe(1)
  })
})
