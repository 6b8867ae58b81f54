import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAfter } from '../../../server/figures/city-day.ts'
import { listInteractions } from '../../../server/figures/drill/list-interactions.ts'
import { readLine } from '../../../server/figures/drill/read-line.ts'
import { readCourse } from '../../../server/figures/period/read-course.ts'
import { readPeriod } from '../../../server/figures/period/read-period.ts'
import { inSteps } from '../../../shared/figures/bars.ts'
import {
  arrivedCounts,
  type Clicked,
  type DrillCursor,
  handledCounts,
  isOfArrivals,
  type ListedInteraction,
  narrowed,
  type Which,
} from '../../../shared/figures/drill.ts'
import { dimensions, type Figures, type Question } from '../../../shared/figures/question.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import type { TestDatabase } from '../support/a-database.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSimulatedCentre, rollUpAll, timeZone } from './support/a-simulated-centre.ts'

/** The clocks go back on 1 November. */
const aFortnight = { from: '2026-10-27', until: '2026-11-10' }

let database: TestDatabase
beforeAll(async () => {
  database = await aSimulatedCentre()
}, 120_000)
afterAll(() => database.remove())

const ask = (more: Partial<Question> = {}): Question => ({
  period: aFortnight,
  filter: {},
  by: null,
  thresholdS: 75,
  ...more,
})
const clicked = (more: Partial<Clicked> = {}): Clicked => ({
  period: aFortnight,
  filter: {},
  thresholdS: 75,
  which: 'handled',
  handle: null,
  quarter: null,
  ...more,
})
const nobody = randomUUID()

/** All pages of what stands behind a number, and the number that they say it is. */
async function behind(one: Clicked): Promise<{ total: number; listed: ListedInteraction[] }> {
  const listed: ListedInteraction[] = []
  for (let after: DrillCursor | null = null; ; ) {
    const page = await listInteractions(database.db, { ...one, after }, nobody, timeZone)
    listed.push(...page.interactions)
    after = page.next
    if (after === null) return { total: page.total, listed }
  }
}

function figureOf(which: Which, figures: Figures): number {
  if (!isOfArrivals(which)) return figures[which]
  const { came, answered, inTime, of } = figures.arrived ?? expect.fail('it has no arrivals')
  return { came, answered, abandoned: came - answered, 'in-time': inTime, late: of - inTime }[which]
}

/** Numbers of which the list does not have as many, each once. */
async function differences(question: Question, which: Which): Promise<string[]> {
  const answer = await readPeriod(database.db, question, timeZone)
  const rows = question.by === null ? [{ value: null, figures: answer.total }] : answer.rows.slice(0, 2)
  const unlike: string[] = []
  for (const { value, figures } of rows) {
    const { total, listed } = await behind(clicked({ ...narrowed(question, value), which }))
    const ids = new Set(listed.map(({ interactionId }) => interactionId))
    const figure = figureOf(which, figures)
    if (ids.size !== figure || listed.length !== figure || total !== figure)
      unlike.push(`${value} ${which}: ${figure}, ${total} said, ${ids.size} of ${listed.length} listed`)
  }
  return unlike
}

describe('what stands behind a number', () => {
  it.each(handledCounts)('is as many interactions as it says: %s', async (which) => {
    for (const by of [null, ...dimensions]) expect(await differences(ask({ by }), which)).toEqual([])
  })

  it.each(arrivedCounts)('is as many arrivals as it says: %s', async (which) => {
    for (const by of [null, 'channel', 'queue', 'language', 'hour'] as const)
      for (const thresholdS of [20, 75]) expect(await differences(ask({ by, thresholdS }), which)).toEqual([])
  })

  it('is as many in the days around a change of clocks, filtered', async () => {
    const filter = { queue: ['tax', 'general'], channel: ['voice' as const] }
    for (const period of [
      { from: '2026-11-01', until: '2026-11-02' },
      { from: '2026-10-28', until: '2026-11-05' },
    ])
      for (const by of ['topic', 'outcome', 'hour'] as const)
        for (const which of ['handled', 'settled'] as const)
          expect(await differences(ask({ period, filter, by }), which)).toEqual([])
  })

  it.each(['2026-11-01', '2026-11-05'])('is as many as each quarter of an hour of a day: %s', async (day) => {
    const period = { from: day, until: daysAfter(day, 1) }
    const { steps } = await readCourse(database.db, { period, filter: {}, thresholdS: 75, step: 'quarter' }, timeZone)
    const unlike: string[] = []
    for (const { from, figures } of steps)
      for (const which of ['handled', 'transferred', 'abandoned'] as const) {
        const { total, listed } = await behind(clicked({ period, which, quarter: from }))
        const figure = figureOf(which, figures)
        if (total !== figure || listed.length !== figure)
          unlike.push(`${from} ${which}: ${figure}, ${total} said, ${listed.length} listed`)
      }
    expect(unlike).toEqual([])
    expect(steps.reduce((sum, { figures }) => sum + figures.handled, 0)).toBeGreaterThan(10)
  })

  it('is as many as each bar of the picture has', async () => {
    const { bars, total } = await readPeriod(database.db, ask(), timeZone)
    const steps = inSteps(bars, 30_000, 31)
    let listedInAll = 0
    for (const [place, count] of steps.entries()) {
      const isLast = place === steps.length - 1
      const handle = { fromMs: place * 30_000, untilMs: isLast ? null : (place + 1) * 30_000 }
      const { total: said, listed } = await behind(clicked({ handle }))
      expect([said, listed.length]).toEqual([count, count])
      for (const { handleMs } of listed) expect(handleMs).toBeGreaterThanOrEqual(handle.fromMs)
      listedInAll += listed.length
    }
    expect(listedInAll).toBe(total.handled)
  })

  it('is the newest first, and each of them is what was asked for', async () => {
    const { listed } = await behind(clicked({ which: 'transferred', filter: { queue: ['tax'] } }))
    expect(listed.length).toBeGreaterThan(3)
    expect(listed.map(({ at }) => at)).toEqual(listed.map(({ at }) => at).toSorted((one, other) => other - one))
    for (const { queue, outcome } of listed) expect([queue, outcome]).toEqual(['tax', 'transferred'])
  })

  it('is as many of a queue that was renamed', async () => {
    const { db } = database
    await sql`insert into queue_name values ('water', 'wells')`.execute(db)
    await sql`insert into rollup_due (quarter) select quarter_of(started_at) from interaction where queue = 'water'`.execute(
      db,
    )
    await rollUpAll(db)
    const question = ask({ by: 'queue' })
    const { listed } = await behind(clicked(narrowed(question, 'wells')))
    const { rows } = await readPeriod(db, question, timeZone)
    expect(listed.length).toBeGreaterThan(10)
    expect(listed.length).toBe(rows.find(({ value }) => value === 'wells')?.figures.handled)
    expect(new Set(listed.map(({ queue }) => queue))).toEqual(new Set(['wells']))
  })
})

describe('the time line of an interaction', () => {
  it('adds up to its handle time, and its stretches follow each other', async () => {
    const { listed } = await behind(clicked({ period: { from: '2026-11-16', until: '2026-11-18' } }))
    for (const { interactionId, handleMs } of listed.slice(0, 50)) {
      const line = (await readLine(database.db, interactionId, nobody, timeZone)) ?? expect.fail()
      expect(line.talkMs + line.holdMs + line.afterCallMs).toBe(handleMs)
      const counted = line.stretches.filter(({ kind }) => kind !== 'waiting')
      expect(counted.reduce((sum, { from, until }) => sum + until - from, 0)).toBe(handleMs)
      for (const [place, { from }] of line.stretches.entries())
        if (place > 0) expect(from).toBe(line.stretches[place - 1]?.until)
    }
  })

  it('of somebody who gave up is the wait', async () => {
    const [gaveUp] = (await behind(clicked({ which: 'abandoned' }))).listed
    const { interactionId, at, waitedMs } = gaveUp ?? expect.fail()
    const line = await readLine(database.db, interactionId, nobody, timeZone)
    expect(line).toMatchObject({ facts: [], about: { handleMs: null, agent: null } })
    expect(line?.stretches).toEqual([{ kind: 'waiting', from: at, until: at + (waitedMs ?? 0) }])
  })

  it('is not told of practice', async () => {
    const { rows } = await sql<{ interaction_id: string }>`
      select interaction_id from interaction where practice
    `.execute(database.db)
    expect(rows.length).toBeGreaterThan(0)
    for (const { interaction_id } of rows)
      expect((await readLine(database.db, interaction_id, nobody, timeZone))?.facts).toEqual([])
  })
})

describe('asked by a desktop', () => {
  let server: TestServer
  let maya: TestDesktop
  let sora: TestDesktop
  let interactionId: string
  beforeAll(async () => {
    server = await aServer({ timeZone })
    await server.addAgent('sora', ['supervisor'])
    ;[maya, sora] = await Promise.all([aDesktop(server), aDesktop(server, { name: 'sora' })])
    const [teamId, at] = [randomUUID(), new Date(Date.now() - 3_600_000)]
    const { db } = server.database
    await sql`insert into team values (${teamId}, 'Alder', ${at})`.execute(db)
    await sql`insert into team_member values (${maya.personId}, ${teamId}, ${at}, null)`.execute(db)
    const note = 'Call back at 416-555-0123'
    const facts = anInteraction(
      [
        ['offered', 0, { channel: 'voice', practice: false }],
        ['accepted', 2_000],
        ['search-found-nothing', 3_000, { query: 'jane@example.org', language: 'en', service: null }],
        ['transferred', 60_000, { to: 'Theo' }],
        ['wrap-up-submitted', 5_000, { wrapUp: { topic: null, disposition: 'transferred', note, language: 'en' } }],
      ],
      { agentId: maya.personId, startAt: Date.now() - 600_000 },
    )
    await maya.delivered(facts)
    interactionId = facts[0]?.interactionId ?? expect.fail()
  })
  afterAll(() => server.stop())

  const today = () => {
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
    return { from: day(Date.now() - 3 * 86_400_000), until: day(Date.now() + 3 * 86_400_000) }
  }
  const drill = (more: object = {}) => ({ ...clicked({ period: today() }), after: null, ...more })
  const line = () => sora.ask('interaction:line', { interactionId })

  it('names nobody to whoever does not lead the team', async () => {
    const answer = await sora.ask('period:interactions', drill())
    expect(answer).toMatchObject({ ok: true, value: { total: 1, interactions: [{ team: 'Alder', agent: null }] } })
    const told = JSON.stringify([answer, await line()])
    expect(told).not.toContain(maya.personId)
    expect(told).not.toContain('maya')
  })

  it('names the agent to whoever leads the team', async () => {
    const { db } = server.database
    await sql`insert into team_lead select team_id, ${sora.personId} from team`.execute(db)
    const answer = await sora.ask('period:interactions', drill())
    await sql`delete from team_lead`.execute(db)
    expect(answer).toMatchObject({ ok: true, value: { interactions: [{ team: 'Alder', agent: 'maya' }] } })
  })

  it('lets nothing out that a device forgot to mask, nor who it was transferred to', async () => {
    const told = await line()
    expect(told).toMatchObject({
      ok: true,
      value: {
        facts: [
          { kind: 'offered', words: null },
          { kind: 'accepted' },
          { kind: 'search-found-nothing', words: '[email]' },
          { kind: 'transferred', words: null },
          { kind: 'wrap-up-submitted', words: 'Call back at [phone]' },
        ],
      },
    })
    expect(JSON.stringify(told)).not.toContain('Theo')
  })

  it.each([
    ['a cursor that is none', { after: { at: 'now', interactionId: 'none' } }],
    ['bars of what nobody handled', { which: 'abandoned', handle: { fromMs: 0, untilMs: null } }],
    ['topics of those who came', { which: 'came', filter: { topic: ['pothole'] } }],
    ['a number that there is not', { which: 'everything' }],
    ['a period that ends before it begins', { period: { from: '2026-11-02', until: '2026-11-01' } }],
  ])('says that it does not understand %s', async (_what, wrong) => {
    expect(await sora.ask('period:interactions', drill(wrong))).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it('says that there is no such interaction', async () => {
    const asked = (id: string) => sora.ask('interaction:line', { interactionId: id })
    expect(await asked(randomUUID())).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await asked('1; drop table fact')).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it('goes on behind a cursor whose interaction is gone', async () => {
    const answer = await sora.ask(
      'period:interactions',
      drill({ after: { at: Date.now(), interactionId: randomUUID() } }),
    )
    expect(answer).toMatchObject({ ok: true, value: { interactions: [{ team: 'Alder' }], next: null } })
  })

  it('is not for agents', async () => {
    for (const answer of [
      await maya.ask('period:interactions', drill()),
      await maya.ask('interaction:line', { interactionId }),
    ])
      expect(answer).toMatchObject({ ok: false, reason: 'not-permitted' })
  })
})
