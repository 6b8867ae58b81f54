import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetWords } from '../../../server/conversations/forget-words.ts'
import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, type TestSource } from '../support/a-source.ts'

let server: TestServer
let source: TestSource
let chats: TestSource
beforeAll(async () => {
  server = await aServer()
  const there = { url: server.url, db: server.database.db }
  source = await aSource(there)
  chats = await aSource(there, { kind: 'chat-page', pull: true })
})
afterAll(() => server.stop())

/** A desk that follows, and all that it is told. */
async function aDesk(
  at: TestServer = server,
  { name = 'maya', known = [] }: { name?: string; known?: { conversationId: string; after: number }[] } = {},
) {
  const desktop = await aDesktop(at, { name })
  const told: ConversationTail[] = []
  desktop.socket.on('conversation:events', (tail: ConversationTail) => told.push(tail))
  const answer = await desktop.ask('conversations:follow', { known })
  if (!answer.ok) throw new Error(answer.reason)
  return { ...desktop, told, followed: answer.value }
}
const eventsOf = (told: readonly ConversationTail[]) => told.flatMap(({ events }) => events)
const kindsOf = (told: readonly ConversationTail[]) => eventsOf(told).map(({ kind }) => kind)
const textsOf = (told: readonly ConversationTail[]) =>
  eventsOf(told).flatMap((event) => (event.kind === 'utterance' ? event.utterance.text : []))
const call = (agent: string) => ({ kind: 'offered', channel: 'voice', queue: 'general', agent })
const chat = (agent: string | null = null) => ({ kind: 'offered', channel: 'chat', queue: 'chat', agent })
const says = (text: string, utteranceId = `u ${text}`) => ({
  kind: 'utterance',
  speaker: 'resident',
  utteranceId,
  text,
})
const anId = () => `conversation ${randomUUID()}`
const heard = (desk: { told: readonly ConversationTail[] }, texts: readonly string[]) =>
  expect.poll(() => textsOf(desk.told)).toEqual(texts)
const idOf = async (desk: { told: readonly ConversationTail[] }) => {
  await expect.poll(() => desk.told.length).toBeGreaterThan(0)
  return desk.told.at(-1)?.conversation.conversationId ?? ''
}
const refusal = async (asked: ReturnType<TestDesktop['ask']>) => {
  const answer = await asked
  return answer.ok ? 'done' : answer.reason
}

describe('what happens in a conversation', () => {
  it('reaches the desk of the agent who has it and no other, in order and once', async () => {
    const [maya, theo] = await Promise.all([aDesk(), aDesk(server, { name: 'theo' })])
    const [mine, other] = [anId(), anId()]
    await source.tell(mine, call('maya'), { kind: 'accepted' }, says('Is the pool open?'))
    await source.tell(other, call('theo'), says('My bin is full.'))
    await source.tell(mine, says('On Sunday?'), { kind: 'ended', by: 'resident' })
    await heard(maya, ['Is the pool open?', 'On Sunday?'])
    await heard(theo, ['My bin is full.'])
    await expect.poll(() => kindsOf(maya.told)).toEqual(['offered', 'accepted', 'utterance', 'utterance', 'ended'])
    expect(maya.told.map(({ after }) => after)).toEqual([0, 3])
    const positions = eventsOf(maya.told).map(({ position }) => position)
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  })

  it('is told to a desk that was away, from where it was', async () => {
    const key = anId()
    const away = await aDesk(server, { name: 'theo' })
    await source.tell(key, call('theo'), { kind: 'accepted' }, says('One'))
    const conversationId = await idOf(away)
    const after = eventsOf(away.told).at(-1)?.position ?? 0
    away.close()
    await source.tell(key, says('Two'), says('Three'))
    const back = await aDesk(server, { name: 'theo', known: [{ conversationId, after }] })
    const tails = back.followed.conversations.filter((one) => one.conversation.conversationId === conversationId)
    expect(textsOf(tails)).toEqual(['Two', 'Three'])
    await source.tell(key, says('Four'))
    await heard(back, ['Four'])
  })

  it('goes on at another workstation of the same agent, with the same ids for the same facts', async () => {
    const first = await aDesk()
    await source.tell(anId(), call('maya'), { kind: 'accepted' }, says('Moved'))
    const conversationId = await idOf(first)
    const second = await aDesk()
    const [tail] = second.followed.conversations.filter((one) => one.conversation.conversationId === conversationId)
    expect(tail?.events).toEqual(eventsOf(first.told).filter(({ kind }) => kind !== 'held'))
  })

  it('is a moment while somebody speaks, and is not told to who comes later', async () => {
    const maya = await aDesk()
    const key = anId()
    await source.tell(key, call('maya'), { kind: 'accepted' }, { ...says('Where do I', 'u1'), final: false })
    const { moment } = await maya.event('conversation:moment')
    expect(moment).toMatchObject({ kind: 'interim', utterance: { text: 'Where do I', interim: true } })
    const later = await aDesk()
    expect(textsOf(later.followed.conversations)).not.toContain('Where do I')
    await source.tell(key, { ...says('Where do I pay?', 'u1') })
    await heard(maya, ['Where do I pay?'])
  })

  it('is for the one of two who accepts first, and gone for the other', async () => {
    const [maya, theo] = await Promise.all([aDesk(), aDesk(server, { name: 'theo' })])
    const key = anId()
    await chats.tell(key, chat('maya'), chat('theo'))
    const conversationId = await idOf(maya)
    await idOf(theo)
    const answers = await Promise.all(
      [maya, theo].map((desk) => refusal(desk.ask('conversation:accept', { conversationId }))),
    )
    expect(answers.toSorted()).toEqual(['done', 'taken'])
    const second = answers[0] === 'taken' ? maya : theo
    expect(await second.event('conversation:gone')).toMatchObject({ conversationId, why: 'taken' })
    const winner = answers[0] === 'done' ? maya : theo
    expect(await refusal(winner.ask('conversation:end', { conversationId }))).toBe('done')
    expect(await refusal(winner.ask('conversation:close', { conversationId }))).toBe('done')
  })
})

describe('an agent', () => {
  it('takes the chat that has waited longest, and no more than four', async () => {
    await server.addAgent('lena')
    const lena = await aDesk(server, { name: 'lena' })
    const keys = Array.from({ length: 6 }, anId)
    for (const key of keys) await chats.tell(key, chat(), says(`I am ${key}`))
    const waiting = await lena.event('waiting:changed')
    expect(waiting.waiting[0]).toMatchObject({ queue: 'chat' })
    const answers = []
    for (let count = 0; count < 5; count++) answers.push(await refusal(lena.ask('conversation:take-next', {})))
    expect(answers).toEqual(['done', 'done', 'done', 'done', 'limit'])
    await heard(
      lena,
      keys.slice(0, 4).map((key) => `I am ${key}`),
    )
  })

  it('says something once, however often it is sent, and nobody else says it', async () => {
    const [maya, theo] = await Promise.all([aDesk(), aDesk(server, { name: 'theo' })])
    await chats.tell(anId(), chat('maya'), { kind: 'accepted' })
    const conversationId = await idOf(maya)
    const say = { conversationId, utteranceId: randomUUID(), text: 'Until Friday.', language: 'en' }
    expect(await refusal(maya.ask('conversation:say', say))).toBe('done')
    expect(await refusal(maya.ask('conversation:say', say))).toBe('done')
    expect(await refusal(theo.ask('conversation:say', { ...say, utteranceId: randomUUID() }))).toBe('not-found')
    await heard(maya, ['Until Friday.'])
    await maya.ask('conversation:end', { conversationId })
    expect(await refusal(maya.ask('conversation:say', { ...say, utteranceId: randomUUID() }))).toBe('ended')
  })

  it('cannot talk into a call, whose transcript only comes', async () => {
    const maya = await aDesk()
    await source.tell(anId(), call('maya'), { kind: 'accepted' })
    const conversationId = await idOf(maya)
    const say = { conversationId, utteranceId: randomUUID(), text: 'Hello', language: null }
    expect(await refusal(maya.ask('conversation:say', say))).toBe('one-way')
    expect(await refusal(maya.ask('conversation:end', { conversationId }))).toBe('one-way')
  })

  it('hands a conversation over with a card, and hears no more of it', async () => {
    const [maya, theo] = await Promise.all([aDesk(), aDesk(server, { name: 'theo' })])
    const key = anId()
    await chats.tell(key, chat('maya'), { kind: 'accepted' }, says('It is about my taxes.'))
    const conversationId = await idOf(maya)
    const card = { topic: null, topicTitle: null, asked: 'about taxes', answers: [], notes: 'wants a call back' }
    const to = { kind: 'agent', personId: theo.personId }
    // Who is connected is written down every few seconds.
    await expect
      .poll(() => refusal(maya.ask('conversation:transfer', { conversationId, to, card })), { timeout: 10_000 })
      .toBe('done')
    await expect.poll(() => theo.told.at(-1)?.conversation.handOver).toMatchObject({ ...card, from: 'maya' })
    expect(await refusal(theo.ask('conversation:accept', { conversationId }))).toBe('done')
    await chats.tell(key, says('Are you still there?'))
    await heard(theo, ['It is about my taxes.', 'Are you still there?'])
    expect(kindsOf(maya.told)).toEqual(['offered', 'accepted', 'utterance', 'transferred'])
    expect(maya.told.at(-1)?.conversation.interactionId).not.toBe(theo.told.at(-1)?.conversation.interactionId)
  })

  it('is on contact, then in after-call work, then available, by what happens', async () => {
    await server.addAgent('nora')
    const nora = await aDesk(server, { name: 'nora' })
    const key = anId()
    await chats.tell(key, chat('nora'), { kind: 'accepted' })
    expect(await nora.event('presence:changed')).toMatchObject({ state: 'on-contact' })
    const conversationId = await idOf(nora)
    await chats.tell(key, { kind: 'ended' })
    expect(await nora.event('presence:changed')).toMatchObject({ state: 'after-call' })
    await nora.ask('conversation:close', { conversationId })
    await expect.poll(async () => (await nora.event('presence:changed')).state, { timeout: 12_000 }).toBe('available')
  })
})

describe('the words of a conversation', () => {
  it('are deleted when it is over and every part is closed, and never before', async () => {
    const { db } = server.database
    const [maya, key] = [await aDesk(), anId()]
    await chats.tell(key, chat('maya'), { kind: 'accepted' }, says('A secret'))
    const conversationId = await idOf(maya)
    await heard(maya, ['A secret'])
    const isKept = async () => {
      const { rows } = await sql`select from conversation_event where body::text like '%A secret%'`.execute(db)
      return rows.length > 0
    }
    const forget = () => forgetWords(db, { endedBefore: 0, begunBefore: 0 }, Date.now())
    await chats.tell(key, { kind: 'ended' })
    await forget()
    expect(await isKept()).toBe(true)
    await maya.ask('conversation:close', { conversationId })
    await forget()
    expect(await isKept()).toBe(false)
    expect((await chats.tell(key, says('Too late'))).body).toMatchObject({ refused: [{ reason: 'over' }] })
  })
})

describe('two nodes on one database', () => {
  it('tell what was told to the other, with the half-words', async () => {
    const other = await aServer({ database: server.database })
    try {
      const maya = await aDesk(other)
      const key = anId()
      await source.tell(key, call('maya'), { kind: 'accepted' }, says('Across'))
      await heard(maya, ['Across'])
      await source.tell(key, { ...says('and mor', 'u2'), final: false })
      expect(await maya.event('conversation:moment')).toMatchObject({ moment: { utterance: { text: 'and mor' } } })
    } finally {
      await other.stop()
    }
  })
})
