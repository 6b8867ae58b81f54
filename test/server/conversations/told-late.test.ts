import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetWords } from '../../../server/conversations/forget-words.ts'
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

let delivered = 0
/** A call that telephony tells of so far and that the agent then wraps up, on a desk that heard none of it. */
async function aCallWrappedUp(...events: readonly object[]) {
  const call = `call ${randomUUID()}`
  await telephony.tell(call, ...events)
  const { conversationId, interactionId } = await server.database.db
    .selectFrom('conversation')
    .innerJoin('conversation_part', 'conversation_part.conversation_id', 'conversation.conversation_id')
    .select(['conversation.conversation_id as conversationId', 'interaction_id as interactionId'])
    .where('source_key', '=', call)
    .executeTakeFirstOrThrow()
  await maya.ask('conversation:close', { conversationId })
  const wrapUp = { disposition: 'answered', topic: null, language: 'en', note: '' }
  const at = began + 80_000
  const fact = { factId: randomUUID(), interactionId, agentId: maya.personId, at, kind: 'wrap-up-submitted', wrapUp }
  delivered += 1
  expect((await maya.delivered([fact], delivered)).refused).toEqual([])
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

  it('counts once when the desk records it as well, whoever is first', async () => {
    const { call, interactionId } = await aCallWrappedUp(offered, accepted, ended)
    await telephony.tell(call, ...hold)
    const before = await factsOf(interactionId)
    expect(before.map(({ kind }) => kind).toSorted()).toEqual(
      ['accepted', 'ended', 'held', 'offered', 'resumed', 'wrap-up-submitted'].toSorted(),
    )
    const bodies = before.filter(({ kind }) => kind !== 'wrap-up-submitted').map(({ body }) => body)
    await maya.delivered(bodies, delivered + 1)
    delivered += bodies.length
    expect(await factsOf(interactionId)).toEqual(before)
  })

  it('is nothing of an agent who never accepted it', async () => {
    const { interactionId } = await aCallWrappedUp(offered, { ...ended, at: began + 5_000 })
    expect((await factsOf(interactionId)).map(({ kind }) => kind)).toEqual(['wrap-up-submitted'])
  })
})
