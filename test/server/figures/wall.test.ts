import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { daySoFar } from '../../../server/figures/city-day.ts'
import { fewest } from '../../../shared/figures/figure.ts'
import { tellWallEveryMs, type Wall, wallFollowedForMs } from '../../../shared/figures/wall.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource } from '../support/a-source.ts'

const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

/** A time zone in which it is the middle of the afternoon: hours of the day have passed, and hours are left. */
const timeZone = (() => {
  const hours = 14 - new Date().getUTCHours()
  // Its names have the sign the other way round.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
})()

let server: TestServer | null = null
const stop = async () => {
  await server?.stop()
  server = null
}
afterAll(stop)

/** Each test looks at a centre of its own. */
let maya: TestDesktop
let sora: TestDesktop
let sequence: number
let wall: () => Promise<Wall>
/** How far the centre's clock is ahead. */
let ahead: number
beforeEach(async () => {
  await stop()
  ahead = 0
  const ours = await aServer({ timeZone, clock: { now: () => Date.now() + ahead } })
  server = ours
  await ours.addAgent('sora', ['supervisor'])
  ;[maya, sora] = await Promise.all([aDesktop(ours), aDesktop(ours, { name: 'sora' })])
  sequence = 1
  wall = async () => {
    const answer = await sora.ask('wall:read', {})
    return answer.ok ? answer.value : expect.fail(answer.reason)
  }
})

type Call = {
  agoMs?: number
  talkMs?: number
  afterMs?: number
  topic?: string | null
  practice?: boolean
  ends?: boolean
}

/** A call that began so long ago. */
async function aCall({ agoMs = 30 * minuteMs, talkMs = 60_000, afterMs = 5_000, ...more }: Call = {}): Promise<void> {
  const { topic = null, practice = false, ends = true } = more
  const wrapUp = { topic, disposition: 'answered', note: '', language: 'en' }
  const end = [
    ['ended', talkMs],
    ['wrap-up-submitted', afterMs, { wrapUp }],
  ] as const
  const facts = anInteraction(
    [['offered', 0, { channel: 'voice', practice }], ['accepted', 2_000], ...(ends ? end : [])],
    {
      agentId: maya.personId,
      startAt: Date.now() - agoMs,
    },
  )
  await maya.delivered(facts, sequence)
  sequence += facts.length
}

async function calls(count: number, call: Call): Promise<void> {
  for (let made = 0; made < count; made++) await aCall(call)
}

describe('what was handled today', () => {
  it('is what an independent count of the raw facts says', async () => {
    const chance = seededChance(311)
    for (let made = 0; made < 40; made++) {
      const agoMs = Math.floor(chance() * 10 * 60) * minuteMs
      await aCall({ agoMs, talkMs: Math.floor(chance() * 400_000), afterMs: Math.floor(chance() * 60_000) })
    }
    await aCall({ practice: true })
    await aCall({ ends: false })
    await calls(12, { agoMs: weekMs + 30 * minuteMs, talkMs: 100_000 })
    // Handle time from the facts alone: from accepting to the wrap-up.
    const { rows } = await sql<{ count: number; mean: number; median: number }>`
      with times as (
        select extract(epoch from max(at) filter (where kind = 'wrap-up-submitted')
          - max(at) filter (where kind = 'accepted')) * 1000 as ms
        from fact group by interaction_id
        having bool_or(kind = 'wrap-up-submitted') and bool_and(coalesce(body ->> 'practice', 'false') = 'false')
          and min(at) > now() - interval '1 day'
      )
      select count(*) as count, avg(ms)::float8 as mean, percentile_cont(0.5) within group (order by ms) as median
      from times
    `.execute(server?.database.db ?? expect.fail())
    const { handled } = (await wall()).today
    const [raw] = rows
    expect(raw?.count).toBe(40)
    expect(handled.count).toBe(raw?.count)
    expect(handled.meanMs).toBeCloseTo(raw?.mean ?? 0, 6)
    expect(handled.medianMs).toBeCloseTo(raw?.median ?? 0, 6)
  })

  it('stands beside the same weekday a week ago until the same time', async () => {
    await calls(fewest, { talkMs: 60_000, afterMs: 0 })
    await calls(fewest, { agoMs: weekMs + 30 * minuteMs, talkMs: 120_000, afterMs: 0 })
    await calls(1, { agoMs: weekMs - 30 * minuteMs })
    const { today, weekAgo } = await wall()
    expect(today.handled).toEqual({ count: fewest, meanMs: 60_000, medianMs: 60_000 })
    expect(weekAgo.handled).toEqual({ count: fewest, meanMs: 120_000, medianMs: 120_000 })
    expect(today.from - weekAgo.from).toBe(weekMs)
  })

  it('has no mean and no median of too few', async () => {
    await calls(fewest - 1, {})
    expect((await wall()).today.handled).toEqual({ count: fewest - 1, meanMs: null, medianMs: null })
  })
})

describe('the service level', () => {
  it('counts who had an agent in time, and who waited longer', async () => {
    const ours = server ?? expect.fail()
    const source = await aSource({ url: ours.url, db: ours.database.db })
    const offered = (agoMs: number) => ({ kind: 'offered', channel: 'voice', queue: 'general', at: Date.now() - agoMs })
    const then = (kind: string, agoMs: number) => ({ kind, agent: 'maya', at: Date.now() - agoMs })
    await source.tell('in time', offered(400_000), then('accepted', 330_000))
    await source.tell('too late', offered(400_000), then('accepted', 300_000))
    await source.tell('gave up soon', offered(400_000), { kind: 'ended', by: 'resident', at: Date.now() - 380_000 })
    await source.tell('gave up late', offered(400_000), { kind: 'ended', by: 'resident', at: Date.now() - 300_000 })
    await source.tell('waits briefly', offered(10_000))
    await source.tell('waits long', offered(200_000))
    const { today, waiting } = await wall()
    expect(today.answered).toEqual({ inTime: 1, of: 4 })
    expect(waiting).toMatchObject([{ queue: 'general', channel: 'voice', waiting: 2 }])
  })

  it('of a week ago is there although its conversations were deleted long since', async () => {
    const ours = server ?? expect.fail()
    const { db } = ours.database
    const source = await aSource({ url: ours.url, db })
    const weekAgo = Date.now() - weekMs - 30 * minuteMs
    const offered = { kind: 'offered', channel: 'voice', queue: 'general', at: weekAgo }
    const ended = { kind: 'ended', by: 'resident', at: weekAgo + 300_000 }
    await source.tell('in time', offered, { kind: 'accepted', agent: 'maya', at: weekAgo + 60_000 }, ended)
    await source.tell('too late', offered, { kind: 'accepted', agent: 'maya', at: weekAgo + 80_000 }, ended)
    await source.tell('gave up', offered, ended)
    await sql`truncate conversation cascade`.execute(db)
    expect((await wall()).weekAgo.answered).toEqual({ inTime: 1, of: 3 })
  })
})

describe('the topics of the last hour', () => {
  it('tell a burst from what comes at this hour every week', async () => {
    await calls(6, { topic: 'water-main-break' })
    await calls(7, { topic: 'garbage-day' })
    for (const weeks of [1, 2, 3, 4]) await calls(6, { topic: 'garbage-day', agoMs: weeks * weekMs + 30 * minuteMs })
    await calls(3, { topic: 'garbage-day', agoMs: 90 * minuteMs })
    await calls(2, { topic: 'water-main-break', practice: true })
    expect((await wall()).topics).toEqual([
      { answerId: 'garbage-day', title: {}, count: 7, usual: 6, rising: false },
      { answerId: 'water-main-break', title: {}, count: 6, usual: 0, rising: true },
    ])
  })
})

describe('the city’s midnight', () => {
  it('puts the day before beside none of the new day', async () => {
    const midnight = daySoFar(Date.now(), timeZone).from + 24 * 60 * minuteMs
    let later = midnight - 10_000 - Date.now()
    const ours = await aServer({ timeZone, clock: { now: () => Date.now() + later } })
    try {
      await ours.addAgent('sora', ['supervisor'])
      const sora = await aDesktop(ours, { name: 'sora' })
      const read = async () => {
        const answer = await sora.ask('wall:read', {})
        return answer.ok ? answer.value : expect.fail(answer.reason)
      }
      expect((await read()).weekAgo.from).toBe(midnight - 24 * 60 * minuteMs - weekMs)
      later += 20_000
      const { today, weekAgo } = await read()
      expect(today.from).toBe(midnight)
      expect(weekAgo.from).toBe(midnight - weekMs)
    } finally {
      await ours.stop()
    }
  })
})

describe('the wall', () => {
  it('of a centre where nothing has happened says so', async () => {
    const { waiting, topics, today } = await wall()
    expect({ waiting, topics }).toEqual({ waiting: [], topics: [] })
    expect(today).toMatchObject({ handled: { count: 0, meanMs: null }, answered: { inTime: 0, of: 0 } })
  })

  it('knows who is connected', async () => {
    const names = async () => (await wall()).colleagues.map(({ displayName }) => displayName)
    await vi.waitFor(async () => expect(await names()).toEqual(['maya', 'sora']), 20_000)
  })

  it('is not for agents', async () => {
    expect(await maya.ask('wall:read', {})).toMatchObject({ ok: false, reason: 'not-permitted' })
  })

  it('is told within a second of what happens, without being asked again', async () => {
    const ours = server ?? expect.fail()
    const source = await aSource({ url: ours.url, db: ours.database.db })
    await wall()
    await sora.event('wall:changed')
    await source.tell('a call', { kind: 'offered', channel: 'voice', queue: 'water', at: Date.now() })
    const happenedAt = Date.now()
    let told = await sora.event('wall:changed')
    while (told.waiting.length === 0) told = await sora.event('wall:changed')
    expect(told.waiting).toMatchObject([{ queue: 'water', waiting: 1 }])
    expect(Date.now() - happenedAt).toBeLessThan(1_000)
  })

  it('is told to nobody who did not ask', async () => {
    let heard = 0
    maya.socket.on('wall:changed', () => heard++)
    expect(await maya.ask('wall:read', {})).toMatchObject({ ok: false })
    await wall()
    for (let times = 0; times < 2; times++) await sora.event('wall:changed')
    expect(heard).toBe(0)
  })

  it('is told no longer to whoever asked long ago', async () => {
    await wall()
    await sora.event('wall:changed')
    ahead += wallFollowedForMs
    // One may be on its way.
    await sleep(tellWallEveryMs)
    let heard = 0
    sora.socket.on('wall:changed', () => heard++)
    await sleep(2 * tellWallEveryMs)
    expect(heard).toBe(0)
  })

  it('shows whoever has a conversation, and what it is', async () => {
    const ours = server ?? expect.fail()
    const source = await aSource({ url: ours.url, db: ours.database.db })
    const at = Date.now() - 5_000
    const offer = { kind: 'offered', channel: 'chat', queue: 'chat', agent: 'maya', at }
    await source.tell(randomUUID(), offer, { kind: 'accepted', agent: 'maya', at: at + 1_000 })
    expect((await wall()).colleagues).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ displayName: 'maya', state: 'on-contact', chats: 1 })]),
    )
  })

  it('knows since when somebody has a resident on hold, as a platform tells', async () => {
    const ours = server ?? expect.fail()
    const source = await aSource({ url: ours.url, db: ours.database.db })
    const at = Date.now() - 400_000
    const accepted = { kind: 'accepted', agent: 'maya', at: at + 1_000 }
    const offer = { kind: 'offered', channel: 'voice', queue: 'roads', agent: 'maya', at }
    await source.tell('a call', offer, accepted, { kind: 'held', at: at + 100_000 })
    expect(await heldSince()).toBe(at + 100_000)
    await source.tell('a call', { kind: 'resumed', at: at + 200_000 })
    await expect.poll(heldSince).toBeNull()
  })

  it('knows since when somebody has a resident on hold in a call begun by hand', async () => {
    const startAt = Date.now() - 400_000
    const held = anInteraction(
      [
        ['offered', 0, { channel: 'voice', practice: false }],
        ['accepted', 2_000],
        ['held', 60_000],
        ['resumed', 5_000],
        ['held', 33_000],
      ],
      { agentId: maya.personId, startAt },
    )
    await maya.delivered(held, 1)
    expect(await heldSince()).toBe(startAt + 100_000)
  })
})

const heldSince = async () => (await wall()).colleagues.find(({ displayName }) => displayName === 'maya')?.heldSince
