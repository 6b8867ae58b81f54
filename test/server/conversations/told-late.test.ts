import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetWords } from '../../../server/conversations/forget-words.ts'
import type { Db } from '../../../server/db/database.ts'
import { lockInteractions } from '../../../server/interactions/interactions-repository.ts'
import { factOf } from '../../../shared/conversation/desk-fact.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, type TestSource } from '../support/a-source.ts'

let server: TestServer
let telephony: TestSource
let maya: TestDesktop
beforeAll(async () => {
  server = await aServer()
  telephony = await aSource({ url: server.url, db: server.database.db })
  maya = await aDesktop(server)
})
afterAll(() => server.stop())

const began = Date.now() - 100_000
const offered = { kind: 'offered', channel: 'voice', queue: 'general', agent: 'maya', at: began }
const accepted = { kind: 'accepted', at: began + 10_000 }
const ended = { kind: 'ended', by: 'resident', at: began + 70_000 }
const hold = [
  { kind: 'held', at: began + 30_000 },
  { kind: 'resumed', at: began + 40_000 },
]

const utterance = { kind: 'utterance', speaker: 'resident', utteranceId: 'u1', text: 'Hello?' }

let delivered = 0
async function deliver(facts: readonly unknown[]) {
  const { refused } = await maya.delivered(facts, delivered + 1)
  delivered += facts.length
  expect(refused).toEqual([])
}

const partOf = (call: string) =>
  server.database.db
    .selectFrom('conversation')
    .innerJoin('conversation_part', 'conversation_part.conversation_id', 'conversation.conversation_id')
    .select(['conversation.conversation_id as conversationId', 'interaction_id as interactionId'])
    .select('closed_at as closedAt')
    .where('source_key', '=', call)
    .executeTakeFirstOrThrow()

/** How many locks somebody waits for in this database. */
async function waitingForLocks(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_locks
    where not granted and database = (select oid from pg_database where datname = current_database())
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** A call that telephony tells of so far and that the agent then wraps up, on a desk that heard none of it. */
async function aCallWrappedUp(...events: readonly object[]) {
  const call = `call ${randomUUID()}`
  const forgets = events.some((event) => 'forget' in event)
  await telephony.tell(call, ...events.filter((event) => !('forget' in event)))
  const { conversationId, interactionId } = await partOf(call)
  if (forgets) await forgetWords(server.database.db, { endedBefore: Date.now(), begunBefore: 0 }, Date.now())
  await maya.ask('conversation:close', { conversationId })
  const wrapUp = { disposition: 'answered', topic: null, language: 'en', note: '' }
  const at = began + 80_000
  const fact = { factId: randomUUID(), interactionId, agentId: maya.personId, at, kind: 'wrap-up-submitted', wrapUp }
  await deliver([fact])
  return { call, interactionId }
}

const interaction = (interactionId: string) =>
  server.database.db
    .selectFrom('interaction')
    .select(['phase', 'talk_ms', 'hold_ms', 'after_call_ms', 'queue'])
    .where('interaction_id', '=', interactionId)
    .executeTakeFirst()

const factsOf = (interactionId: string) =>
  server.database.db.selectFrom('fact').select(['kind', 'body']).where('interaction_id', '=', interactionId).execute()

describe('what telephony tells', () => {
  it('is in the handle time when it is told after the wrap-up', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted, ended)
    const before = { phase: 'done', talk_ms: 60_000, hold_ms: 0, after_call_ms: 10_000, queue: 'general' }
    expect(await interaction(interactionId)).toEqual(before)
    await telephony.tell(call, ...hold)
    expect(await interaction(interactionId)).toEqual({ ...before, talk_ms: 50_000, hold_ms: 10_000 })
  })

  it('is in the handle time when the words are forgotten already, and still opens nothing', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted, ended)
    await forgetWords(server.database.db, { endedBefore: 0, begunBefore: 0 }, Date.now())
    expect((await telephony.tell(call, ...hold)).body).toMatchObject({ taken: 2, refused: [] })
    expect(await interaction(interactionId)).toMatchObject({ talk_ms: 50_000, hold_ms: 10_000 })
    const again = await telephony.tell(call, { ...offered, at: Date.now() }, { kind: 'accepted', agent: 'maya' })
    expect(again.body).toMatchObject({ taken: 0, refused: [{ reason: 'over' }, { reason: 'over' }] })
  })

  it('says when a call ended that was wrapped up before', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted)
    expect(await interaction(interactionId)).toMatchObject({ talk_ms: 70_000, after_call_ms: 0 })
    await telephony.tell(call, ended)
    expect(await interaction(interactionId)).toMatchObject({ talk_ms: 60_000, after_call_ms: 10_000 })
  })

  it('is all there when the wrap-up comes after the words were forgotten', async () => {
    const held = [offered, accepted, ...hold, ended]
    const { interactionId } = await aCallWrappedUp(...held, { forget: true })
    expect(await interaction(interactionId)).toMatchObject({ talk_ms: 50_000, hold_ms: 10_000, after_call_ms: 10_000 })
  })

  it('opens a call that is told to have been accepted when its words are forgotten, until its wrap-up', async () => {
    const lost = { ...ended, at: began + 20_000 }
    const call = `call ${randomUUID()}`
    await telephony.tell(call, offered, lost)
    await forgetWords(server.database.db, { endedBefore: 0, begunBefore: 0 }, Date.now())
    expect((await telephony.tell(call, accepted)).body).toMatchObject({ taken: 1, refused: [] })
    const { conversationId } = await partOf(call)
    await maya.ask('conversation:close', { conversationId })
    expect((await partOf(call)).closedAt).not.toBeNull()
  })

  it('keeps its order at one instant', async () => {
    const at = began + 30_000
    for (let time = 0; time < 6; time++) {
      const { interactionId } = await aCallWrappedUp(
        ...[offered, accepted, { kind: 'held', at }, { kind: 'resumed', at }, ended],
      )
      expect(await interaction(interactionId)).toMatchObject({ talk_ms: 60_000, hold_ms: 0 })
    }
  })

  it('counts once when the centre recorded it before the desk', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted, ended)
    await telephony.tell(call, ...hold)
    const before = await factsOf(interactionId)
    expect(before.map(({ kind }) => kind).toSorted()).toEqual(
      ['accepted', 'ended', 'held', 'offered', 'resumed', 'wrap-up-submitted'].toSorted(),
    )
    const bodies = before.filter(({ kind }) => kind !== 'wrap-up-submitted').map(({ body }) => body)
    await deliver(bodies)
    expect(await factsOf(interactionId)).toEqual(before)
  })

  it('counts once when the desk recorded it before the centre', async () => {
    const call = `call ${randomUUID()}`
    const told = maya.event('conversation:events')
    await maya.ask('conversations:follow', { known: [] })
    await telephony.tell(call, offered, accepted, ended)
    const { conversation, events } = await told
    await deliver(events.map((event) => factOf(event, conversation, maya.personId)))
    const before = await factsOf(conversation.interactionId)
    expect(before).toHaveLength(3)
    await maya.ask('conversation:close', { conversationId: conversation.conversationId })
    expect(await factsOf(conversation.interactionId)).toEqual(before)
  })

  it('waits for a delivery to the same interaction without standing in its way', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted)
    const { db } = server.database
    await db.transaction().execute(async (delivery) => {
      await lockInteractions(delivery, [interactionId])
      const telling = telephony.tell(call, { ...utterance, at: began + 15_000 }, ended)
      await expect.poll(() => waitingForLocks(db)).toBeGreaterThan(0)
      await sql`set local lock_timeout = '300ms'`.execute(delivery)
      await sql`update interaction set phase = phase where interaction_id = ${interactionId}`.execute(delivery)
      void telling
    })
    await expect.poll(async () => (await interaction(interactionId))?.talk_ms).toBe(60_000)
  })

  it('is nothing of an agent who never accepted it', async () => {
    const { interactionId } = await aCallWrappedUp(offered, { ...ended, at: began + 5_000 })
    expect((await factsOf(interactionId)).map(({ kind }) => kind)).toEqual(['wrap-up-submitted'])
  })
})
