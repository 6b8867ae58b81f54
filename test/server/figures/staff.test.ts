import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOf } from '../../../server/figures/city-day.ts'
import { rollUp } from '../../../server/figures/rollups/keep-rollups.ts'
import { readTeams } from '../../../server/figures/staff/read-staff.ts'
import { fewestPeople } from '../../../shared/figures/staff.ts'
import type { PresenceSpanState, StaffDay } from '../../../shared/figures/staff-contract.ts'
import { sampleTopics } from '../../simulated-centre/sample-topics.ts'
import { simulateCentre } from '../../simulated-centre/simulate.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { recountInteractions } from './support/recount.ts'
import { recountStaff } from './support/recount-staff.ts'

const timeZone = 'America/Toronto'
const minuteMs = 60_000
const hourMs = 60 * minuteMs

describe('the time of teams', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await aDatabase()
    const { db, pool } = database
    const simulation = { agents: 17, days: 15, until: '2026-03-20', timeZone, seed: 311, perShift: 6 }
    await simulateCentre(db, pool, { ...simulation, topics: await sampleTopics() })
    const who = (name: string) => sql`(select person_id from person where sign_in_name = ${name})`
    const small = sql`(select team_id from team_member where person_id = ${who('agent-16')})`
    // From the large team to the small one, in the middle of a shift.
    await sql`update team_member set until = '2026-03-10T16:00Z' where person_id = ${who('agent-2')}`.execute(db)
    await sql`insert into team_member values (${who('agent-2')}, ${small}, '2026-03-10T16:00Z', null)`.execute(db)
    // Clocks that jump: one that is ahead for a while, one that is behind, and two lines of the same instant.
    const said = (name: string, at: string, state: PresenceSpanState) =>
      sql`insert into presence_change (person_id, at, state) values (${who(name)}, ${at}, ${state})`.execute(db)
    await said('agent-5', '2026-03-28T12:00Z', 'break')
    await said('agent-5', '2026-03-19T14:00Z', 'available')
    await said('agent-6', '2026-03-12T14:00Z', 'away')
    await said('agent-6', '2026-03-18T14:00Z', 'available')
    await said('agent-7', '2026-03-18T14:00Z', 'break')
    await said('agent-7', '2026-03-18T14:00Z', 'available')
    // Two chats at once.
    for (const [table, at] of [
      ['interaction', 'started_at'],
      ['fact', 'at'],
    ] as const)
      await sql`
        update ${sql.table(table)} set agent_id = ${who('agent-9')}
        where agent_id = ${who('agent-8')} and ${sql.ref(at)} between '2026-03-11' and '2026-03-13'
      `.execute(db)
    await recountInteractions(db, timeZone)
    await sql`create index on recount (agent_id, accepted_at)`.execute(db)
    await sql`analyze recount`.execute(db)
  }, 120_000)
  afterAll(() => database.remove())

  const late = Date.parse('2026-03-26T12:00Z')
  const read = (from: string, until: string, now = late, teams: readonly string[] | null = null) =>
    readTeams(database.db, { from, until }, teams, { timeZone, now })

  async function differencesIn(from: string, until: string, now = late) {
    const ours = await read(from, until, now)
    const end = Math.min(startOf(until, timeZone), now)
    const theirs = await recountStaff(database.db, new Date(startOf(from, timeZone)), new Date(end))
    expect(ours).toHaveLength(2)
    expect(ours.some(({ times }) => times !== null)).toBe(true)
    return ours.filter(({ teamId, people, times }) => {
      const {
        teamId: _id,
        people: counted,
        ...recounted
      } = theirs.find((team) => team.teamId === teamId) ?? expect.fail()
      return !isDeepStrictEqual([people, times], [counted, people < fewestPeople ? null : recounted])
    })
  }
  const daysThatHaveCells = async () => {
    const { rows } = await sql<{ day: number }>`
      select extract(day from starts_at at time zone ${timeZone})::integer as day
      from rollup_span where grain = 'staff day' and stale_at is null order by 1`.execute(database.db)
    return rows.map(({ day }) => day)
  }

  it.each([
    ['a week with the day on which clocks go forward', '2026-03-06', '2026-03-13'],
    ['some days until the middle of a shift', '2026-03-10', '2026-03-20', '2026-03-19T17:31Z'],
    ['all that there is', '2026-03-04', '2026-03-25'],
    ['a day until the middle of a shift', '2026-03-18', '2026-03-19', '2026-03-18T17:00Z'],
  ])('has no differences from another count in %s', async (_name, from, until, now?: string) => {
    expect(await differencesIn(from, until, now === undefined ? late : Date.parse(now))).toEqual([])
  })

  it('is told of no team of a few people', async () => {
    const teams = await read('2026-03-05', '2026-03-12')
    expect(teams.map(({ people, times }) => [people, times === null])).toEqual([
      [14, false],
      [3, true],
    ])
  })

  it('is that of the teams that were asked for', async () => {
    const [first] = await read('2026-03-05', '2026-03-12')
    expect(await read('2026-03-05', '2026-03-12', late, [first?.teamId ?? ''])).toEqual([first])
  })

  it('is the same once days are added up, and while a day waits for it', async () => {
    const clock = { now: () => Date.parse('2026-03-19T04:30Z') }
    while ((await rollUp({ db: database.db, clock, timeZone })) === 'more');
    expect((await daysThatHaveCells()).at(-1)).toBe(17)
    expect(await differencesIn('2026-03-06', '2026-03-20')).toEqual([])
  })

  it('is the same when days long over are told something', async () => {
    const { db } = database
    const agent4 = sql`(select person_id from person where sign_in_name = 'agent-4')`
    await sql`insert into presence_change (person_id, at, state) values (${agent4}, '2026-03-14T13:00Z', 'break')`.execute(
      db,
    )
    expect((await daysThatHaveCells()).at(-1)).toBe(13)
    expect(await differencesIn('2026-03-06', '2026-03-20')).toEqual([])
    await sql`update team_member set since = '2026-03-08T12:00Z' where person_id = ${agent4}`.execute(db)
    expect(await daysThatHaveCells()).toEqual([])
    expect(await differencesIn('2026-03-06', '2026-03-20')).toEqual([])
    const clock = { now: () => late }
    while ((await rollUp({ db, clock, timeZone })) === 'more');
    expect((await daysThatHaveCells()).at(-1)).toBe(25)
    expect(await differencesIn('2026-03-06', '2026-03-20')).toEqual([])
  })

  it('is what the rows say when an interaction of a day long over becomes another', async () => {
    const { db } = database
    const before = await read('2026-03-10', '2026-03-20')
    await sql`
      update interaction set after_call_ms = after_call_ms + 60000
      where started_at between '2026-03-12T14:00Z' and '2026-03-12T16:00Z'`.execute(db)
    const told = await read('2026-03-10', '2026-03-20')
    expect(told).not.toEqual(before)
    while ((await rollUp({ db, clock: { now: () => late + 60_000 }, timeZone })) === 'more');
    while ((await rollUp({ db, clock: { now: () => late + 120_000 }, timeZone })) === 'more');
    expect(await daysThatHaveCells()).toContain(12)
    expect(await read('2026-03-10', '2026-03-20')).toEqual(told)
    await sql`update rollup_span set stale_at = '-infinity'`.execute(db)
    expect(await read('2026-03-10', '2026-03-20')).toEqual(told)
  })
})

describe('a day of one person', () => {
  let server: TestServer
  let [maya, theo, lena, sora]: TestDesktop[] = []
  const [north, south] = [randomUUID(), randomUUID()]
  /** Noon of yesterday, by the city’s clocks or nearly. */
  const noon = new Date(Date.now() - 24 * hourMs).setUTCHours(17, 0, 0, 0)
  const day = new Date(noon).toISOString().slice(0, 10)

  beforeAll(async () => {
    server = await aServer({ timeZone })
    await server.addAgent('lena', ['supervisor'])
    await server.addAgent('sora', ['supervisor'])
    const all = await Promise.all(['maya', 'theo', 'lena', 'sora'].map((name) => aDesktop(server, { name })))
    ;[maya, theo, lena, sora] = all
    const { db } = server.database
    const members = [
      { person_id: maya?.personId ?? '', team_id: north, since: new Date(noon - 100 * hourMs), until: new Date(noon) },
      { person_id: maya?.personId ?? '', team_id: south, since: new Date(noon), until: null },
    ]
    for (const [team_id, name] of [
      [north, 'North'],
      [south, 'South'],
    ] as const)
      await db
        .insertInto('team')
        .values({ team_id, name, created_at: new Date(noon) })
        .execute()
    await db.insertInto('team_member').values(members).execute()
    await db
      .insertInto('team_lead')
      .values({ since: new Date(0), team_id: north, person_id: lena?.personId ?? '' })
      .execute()
    const said = (hours: number, state: PresenceSpanState) => ({
      person_id: maya?.personId ?? '',
      at: new Date(noon + hours * hourMs),
      state,
    })
    await db
      .insertInto('presence_change')
      .values([said(-3, 'available'), said(-1, 'break'), said(-0.5, 'available'), said(2, 'gone')])
      .execute()
    const wrapUp = { topic: null, disposition: 'answered', note: '', language: 'en' }
    const call = (startAt: number) =>
      anInteraction(
        [
          ['offered', 0, { channel: 'voice', practice: false }],
          ['accepted', 5_000],
          ['ended', 120_000],
          ['wrap-up-submitted', 30_000, { wrapUp }],
        ],
        { agentId: maya?.personId ?? '', startAt },
      )
    await maya?.delivered([...call(noon - 2 * hourMs), ...call(noon - 60_000)])
  }, 60_000)
  afterAll(() => server.stop())

  const dayOf = async (looker: TestDesktop | undefined, whose: TestDesktop | undefined): Promise<StaffDay> => {
    const answer = await looker?.ask('staff:day', { personId: whose?.personId, day })
    return answer?.ok ? answer.value : expect.fail(answer?.reason)
  }
  const hours = ({ from, until }: { from: number; until: number }) => [(from - noon) / hourMs, (until - noon) / hourMs]

  it('is theirs, whole', async () => {
    const { spans, interactions, displayName } = await dayOf(maya, maya)
    expect(displayName).toBe('maya')
    expect(spans.map((span) => [span.state, ...hours(span)])).toEqual([
      ['available', -3, -1],
      ['break', -1, -0.5],
      ['available', -0.5, 2],
      ['gone', 2, expect.any(Number)],
    ])
    expect(interactions.map(({ from, endedAt, until }) => [endedAt - from, until - endedAt])).toEqual([
      [120_000, 30_000],
      [120_000, 30_000],
    ])
  })

  it('is for who leads their team, as long as they were in it', async () => {
    const { spans, interactions } = await dayOf(lena, maya)
    expect(spans.map((span) => [span.state, ...hours(span)])).toEqual([
      ['available', -3, -1],
      ['break', -1, -0.5],
      ['available', -0.5, 0],
    ])
    // The second one was begun in one team and ended in the other.
    expect(interactions.map(({ until }) => (until - noon) / hourMs)).toEqual([-2 + 155_000 / hourMs, 0])
  })

  it('is for nobody else', async () => {
    const ask = (looker: TestDesktop | undefined) => looker?.ask('staff:day', { personId: maya?.personId, day })
    expect(await ask(theo)).toMatchObject({ ok: false, reason: 'not-permitted' })
    expect(await ask(sora)).toMatchObject({ ok: false, reason: 'not-permitted' })
    expect(await lena?.ask('staff:day', { personId: theo?.personId, day })).toMatchObject({ reason: 'not-permitted' })
  })

  it('is offered to those who may look', async () => {
    const until = new Date(noon + 24 * hourMs).toISOString().slice(0, 10)
    const read = (looker: TestDesktop | undefined) =>
      looker?.ask('staff:read', { period: { from: day, until }, filter: {} })
    expect(await read(lena)).toMatchObject({
      ok: true,
      value: { days: [{ displayName: 'lena' }, { displayName: 'maya' }], teams: [{ name: 'North', times: null }, {}] },
    })
    expect(await read(sora)).toMatchObject({ ok: true, value: { days: [{ displayName: 'sora' }] } })
    expect(await read(maya)).toMatchObject({ ok: false, reason: 'not-permitted' })
  })
})
