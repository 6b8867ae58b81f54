import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { factsOfAgent, rebuildInteractions } from '../../../server/interactions/interactions-repository.ts'
import { largestFact } from '../../../server/interactions/read-entry.ts'
import { summarize } from '../../../shared/interaction/interaction.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, idsOf } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const stored = async (deviceId: string) => {
  const { db } = server.database
  const rows = await db.selectFrom('fact').selectAll().where('device_id', '=', deviceId).orderBy('sequence').execute()
  return rows
}
const refusals = (deviceId: string) =>
  server.database.db
    .selectFrom('refused_fact')
    .selectAll()
    .where('device_id', '=', deviceId)
    .orderBy('sequence')
    .execute()

describe('a delivered batch', () => {
  it('is acknowledged up to its last entry', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    expect(await desktop.delivered(facts)).toEqual({ acknowledgedThrough: 4, refused: [] })
    expect((await stored(desktop.deviceId)).map(({ fact_id }) => fact_id)).toEqual(idsOf(facts))
  })

  it('is there once when its acknowledgement was lost', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    const lost = await desktop.delivered(facts)
    expect(await desktop.delivered(facts)).toEqual(lost)
    expect(await stored(desktop.deviceId)).toHaveLength(4)
  })

  it('is there once when it comes again together with newer entries', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts.slice(0, 2))
    expect(await desktop.delivered(facts)).toEqual({ acknowledgedThrough: 4, refused: [] })
    expect((await stored(desktop.deviceId)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  })

  it('is there once when it arrives over two connections at the same moment', async () => {
    const deviceId = randomUUID()
    const [one, other] = await Promise.all([aDesktop(server, { deviceId }), aDesktop(server, { deviceId })])
    const facts = Array.from({ length: 20 }, () => anInteraction(undefined, { agentId: one.personId })).flat()
    await Promise.all([one.delivered(facts), other.delivered(facts), one.delivered(facts), other.delivered(facts)])
    expect(await stored(deviceId)).toHaveLength(80)
  })

  it('is stored, and the gap reported, when entries below it never came', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts.slice(0, 1))
    expect(await desktop.delivered(facts.slice(1), 5)).toEqual({ acknowledgedThrough: 7, refused: [] })
    const metrics = await (await fetch(`${server.url}/metrics`)).text()
    expect(metrics).toMatch(/^cue311_facts_missing_total 3$/m)
  })

  it('acknowledges nothing beyond itself, whatever was delivered under the same identity before', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts)
    expect((await desktop.delivered(facts.slice(0, 2))).acknowledgedThrough).toBe(2)
  })

  it('is written whole or not at all', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await failWhenStored(facts[2]?.factId ?? '', '53100')
    expect(await desktop.deliver(facts)).toMatchObject({ ok: false, reason: 'unavailable' })
    expect(await stored(desktop.deviceId)).toEqual([])
    await storeAgain()
    expect(await desktop.delivered(facts)).toEqual({ acknowledgedThrough: 4, refused: [] })
  })

  it('keeps fields that this server does not know', async () => {
    const desktop = await aDesktop(server)
    const [offered] = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered([{ ...offered, mood: 'calm', extra: { nested: [1, 2] } }])
    const [row] = await stored(desktop.deviceId)
    expect(row?.body).toMatchObject({ mood: 'calm', extra: { nested: [1, 2] } })
  })

  it('takes letters that the database does not', async () => {
    const desktop = await aDesktop(server)
    const [offered] = anInteraction(undefined, { agentId: desktop.personId })
    const odd = { ...offered, odd: 'nul \0, half \ud83d, whole 😀, backslash \\u0000' }
    expect((await desktop.delivered([odd])).refused).toEqual([])
    const [row] = await stored(desktop.deviceId)
    expect(row?.body).toMatchObject({ odd: 'nul \ufffd, half \ufffd, whole 😀, backslash \\u0000' })
  })
})

describe('two workstations with one identity', () => {
  it('are told apart: the second is asked to take a new identity, and nothing of it is written', async () => {
    const deviceId = randomUUID()
    const desktop = await aDesktop(server, { deviceId })
    const copy = await aDesktop(server, { deviceId, name: 'theo' })
    await desktop.delivered(anInteraction(undefined, { agentId: desktop.personId }))
    const facts = anInteraction(undefined, { agentId: copy.personId })
    expect(await copy.deliver(facts)).toMatchObject({ ok: false, reason: 'identity-clash' })
    expect((await stored(deviceId)).filter(({ agent_id }) => agent_id === copy.personId)).toEqual([])
  })

  it('deliver what both have once, under the new identity', async () => {
    const deviceId = randomUUID()
    const desktop = await aDesktop(server, { deviceId })
    const common = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(common)
    const renewed = await aDesktop(server)
    const own = anInteraction(undefined, { agentId: desktop.personId })
    expect(await renewed.delivered([...common, ...own])).toEqual({ acknowledgedThrough: 8, refused: [] })
    expect((await stored(renewed.deviceId)).map(({ fact_id }) => fact_id)).toEqual(idsOf(own))
  })

  it('clash when one batch uses a number twice', async () => {
    const desktop = await aDesktop(server)
    const [first, second] = anInteraction(undefined, { agentId: desktop.personId })
    const entries = [first, second].map((fact) => ({ sequence: 1, fact }))
    const answer = await desktop.ask('facts:deliver', { deviceId: desktop.deviceId, entries })
    expect(answer).toMatchObject({ ok: false, reason: 'identity-clash' })
  })
})

describe('a refused fact', () => {
  it('does not hold up the good ones around it', async () => {
    const desktop = await aDesktop(server)
    const [offered, accepted, ended] = anInteraction(undefined, { agentId: desktop.personId })
    const receipt = await desktop.delivered([offered, { kind: 'from-the-future' }, accepted, 'not a fact', ended])
    expect(receipt.acknowledgedThrough).toBe(5)
    expect(receipt.refused.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [2, 'unknown-shape'],
      [4, 'unknown-shape'],
    ])
    expect((await stored(desktop.deviceId)).map(({ sequence }) => sequence)).toEqual([1, 3, 5])
  })

  it('is kept as it came', async () => {
    const desktop = await aDesktop(server)
    await desktop.delivered([{ kind: 'from-the-future', mood: 'calm' }])
    const [refusal] = await refusals(desktop.deviceId)
    expect(refusal).toMatchObject({
      sequence: 1,
      reason: 'unknown-shape',
      body: { kind: 'from-the-future', mood: 'calm' },
    })
  })

  it('is one of somebody who never signed in on this workstation', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: randomUUID() })
    const { refused } = await desktop.delivered(facts)
    expect(refused.map(({ reason }) => reason)).toEqual(facts.map(() => 'not-permitted'))
  })

  it('is not one of a colleague who signed in there before', async () => {
    const deviceId = randomUUID()
    const before = await aDesktop(server, { deviceId, name: 'theo' })
    const now = await aDesktop(server, { deviceId, name: 'maya' })
    expect((await now.delivered(anInteraction(undefined, { agentId: before.personId }))).refused).toEqual([])
  })

  it('is one that is too large, nested too deep, or at no possible time', async () => {
    const desktop = await aDesktop(server)
    const [offered] = anInteraction(undefined, { agentId: desktop.personId })
    const large = { ...offered, padding: 'x'.repeat(largestFact) }
    const deep = { ...offered, deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) }
    const never = { ...offered, at: Number.MAX_SAFE_INTEGER }
    const { refused } = await desktop.delivered([large, deep, never])
    expect(refused.map(({ reason }) => reason)).toEqual(['too-large', 'unknown-shape', 'unknown-shape'])
  })

  it('is one that the database does not take, whatever the reason', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await failWhenStored(facts[1]?.factId ?? '', '22P05')
    const receipt = await desktop.delivered(facts)
    expect(receipt.refused).toMatchObject([{ sequence: 2, reason: 'unknown-shape' }])
    expect((await stored(desktop.deviceId)).map(({ sequence }) => sequence)).toEqual([1, 3, 4])
  })

  it('counts as delivered when it is sent again after being stored', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts)
    expect(await desktop.delivered(facts, 5)).toEqual({ acknowledgedThrough: 8, refused: [] })
    expect(await stored(desktop.deviceId)).toHaveLength(4)
  })
})

describe('an interaction in the database', () => {
  const rowOf = (interactionId: string) =>
    server.database.db
      .selectFrom('interaction')
      .selectAll()
      .where('interaction_id', '=', interactionId)
      .executeTakeFirst()

  it('says what its facts say', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts)
    const summary = summarize(facts)
    expect(await rowOf(facts[0]?.interactionId ?? '')).toMatchObject({
      agent_id: desktop.personId,
      phase: 'done',
      talk_ms: summary?.talkMs,
      after_call_ms: summary?.afterCallMs,
      handle_ms: summary?.handleMs,
      topic: 'pothole-report',
      disposition: 'request-taken',
    })
  })

  it('is none of a search between calls, which is stored all the same', async () => {
    const desktop = await aDesktop(server)
    const [told] = anInteraction(
      [['search-found-nothing', 0, { query: 'unicorn permit', language: 'en', service: null }]],
      { agentId: desktop.personId, startAt: Date.now() },
    )
    expect((await desktop.delivered([told])).refused).toEqual([])
    await rebuildInteractions(server.database.db)
    expect((await stored(desktop.deviceId)).map(({ body }) => body)).toMatchObject([{ query: 'unicorn permit' }])
    expect(await rowOf(told?.interactionId ?? '')).toBeUndefined()
  })

  it('follows facts that arrive later, from another workstation at the same moment too', async () => {
    const [one, other] = await Promise.all([aDesktop(server), aDesktop(server)])
    const facts = anInteraction(undefined, { agentId: one.personId })
    await Promise.all([one.delivered(facts.slice(0, 2)), other.delivered(facts.slice(2))])
    expect(await rowOf(facts[0]?.interactionId ?? '')).toMatchObject({ phase: 'done', talk_ms: 180_000 })
  })

  it('can be rebuilt from the facts', async () => {
    const desktop = await aDesktop(server)
    const facts = anInteraction(undefined, { agentId: desktop.personId })
    await desktop.delivered(facts)
    const before = await rowOf(facts[0]?.interactionId ?? '')
    const { db } = server.database
    await sql`update interaction set talk_ms = 0`.execute(db)
    await sql`insert into interaction select gen_random_uuid(), agent_id, channel, practice, started_at, ended_at, phase, 0, 0, 0, 0, null, null, 0, 0 from interaction limit 1`.execute(
      db,
    )
    await rebuildInteractions(db)
    expect(await rowOf(facts[0]?.interactionId ?? '')).toEqual(before)
    const { count } = await db
      .selectFrom('interaction')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('talk_ms', '=', 0)
      .where('phase', '=', 'done')
      .executeTakeFirstOrThrow()
    expect(count).toBe(0)
  })
})

describe('an agent’s own interactions', () => {
  it('come complete, without those of others', async () => {
    const maya = await aDesktop(server)
    const theo = await aDesktop(server, { name: 'theo' })
    const startAt = Date.now() + 365 * 24 * 3_600_000
    const facts = anInteraction(undefined, { agentId: maya.personId, startAt })
    await maya.delivered(facts)
    await theo.delivered(anInteraction(undefined, { agentId: theo.personId, startAt }))
    const answer = await maya.ask('interactions:since', { since: startAt + 100_000 })
    expect(answer).toEqual({ ok: true, value: { facts } })
  })

  it('are none since an instant that no calendar has', async () => {
    const desktop = await aDesktop(server)
    const answer = await desktop.ask('interactions:since', { since: Number.MAX_SAFE_INTEGER })
    expect(answer).toEqual({ ok: true, value: { facts: [] } })
  })

  it('are those of the last month at most', async () => {
    const desktop = await aDesktop(server)
    const old = anInteraction(undefined, { agentId: desktop.personId, startAt: Date.now() - 40 * 24 * 3_600_000 })
    await desktop.delivered(old)
    const answer = await desktop.ask('interactions:since', { since: 0 })
    if (!answer.ok) throw new Error(answer.reason)
    expect(idsOf(answer.value.facts)).not.toContain(old[0]?.factId)
    expect(await factsOfAgent(server.database.db, desktop.personId, new Date(0))).toEqual(expect.arrayContaining(old))
  })
})

/** From here on the database fails with that code when that fact comes; 53100 is its word for a full disk. */
async function failWhenStored(factId: string, code: string) {
  const { db } = server.database
  await sql`
    create function fail_at_fact() returns trigger language plpgsql as ${sql.lit(`begin raise exception 'no' using errcode = '${code}'; end`)}`.execute(
    db,
  )
  await sql`
    create trigger fail_at_fact before insert on fact for each row
    when (new.fact_id = ${sql.lit(factId)}) execute function fail_at_fact()`.execute(db)
}
const storeAgain = () => sql`drop function if exists fail_at_fact cascade`.execute(server.database.db)

afterEach(storeAgain)
