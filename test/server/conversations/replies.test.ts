import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { adapterOf } from '../../../server/conversations/adapters/adapters.ts'
import { signAsTwilio } from '../../../server/conversations/adapters/twilio/twilio-signature.ts'
import { isAnsweredByRequest, sourceKinds, takesReplies } from '../../../server/conversations/sources-repository.ts'
import { createMetrics } from '../../../server/metrics.ts'
import { aDesk, aPlatform, type Desk } from '../support/a-platform.ts'
import { type Asked, aPlatformApi } from '../support/a-platform-api.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, type TestSource } from '../support/a-source.ts'
import { messageCreated } from './adapters/recorded/chatwoot.ts'
import { messageAdded } from './adapters/recorded/twilio.ts'

const json = (asked: Asked | undefined): Record<string, unknown> => JSON.parse(asked?.body ?? '{}')
const form = (asked: Asked | undefined) => new URLSearchParams(asked?.body)

/** How far the servers' clock is ahead; it never goes back. */
let ahead = 0
/** Older versions of Chatwoot drop what they do not know of a message. */
let keepsNames = true
const chatwootApi = await aPlatformApi((taken) => ({
  payload: taken.map((asked) => ({
    content: json(asked).content,
    content_attributes: keepsNames ? json(asked).content_attributes : {},
    created_at: Math.floor((Date.now() + ahead) / 1_000),
    sender: { id: 2, name: 'Cue311', type: 'agent_bot' },
  })),
}))
const twilioApi = await aPlatformApi((taken) => ({
  messages: taken.map((asked) => ({ attributes: form(asked).get('Attributes') })),
}))

const metrics = createMetrics()
let server: TestServer
let other: TestServer
let page: TestSource
let chatwoot: Awaited<ReturnType<typeof aPlatform>>
let twilio: Awaited<ReturnType<typeof aPlatform>>
const publicUrl = 'https://cue311.city.example'

beforeAll(async () => {
  const clock = { now: () => Date.now() + ahead }
  server = await aServer({ metrics, clock, chatsPerAgent: 100 })
  other = await aServer({ database: server.database, clock })
  page = await aSource({ url: server.url, db: server.database.db }, { kind: 'chat-page' })
  const settings = { url: chatwootApi.url, account: 3, token: 'bot-token' }
  chatwoot = await aPlatform(server, { kind: 'chatwoot', settings })
  const twilioSettings = { accountSid: 'AC00', authToken: 'token', publicUrl, apiUrl: twilioApi.url }
  twilio = await aPlatform(server, { kind: 'twilio', settings: twilioSettings })
})
afterEach(() => {
  for (const api of [chatwootApi, twilioApi]) {
    api.willBe()
    api.taken.length = 0
    api.attempts.length = 0
  }
})
afterAll(async () => {
  await other.stop()
  await server.stop()
  await Promise.all([chatwootApi.stop(), twilioApi.stop()])
})

let lastNumber = 100

/** A chat of Chatwoot that this agent has. */
async function aChat(desk: Desk) {
  const number = lastNumber++
  const query = `?secret=${chatwoot.source.secret}`
  await chatwoot.post(messageCreated({ id: number, content: 'Hello', conversation: number }), { query })
  const taken = await desk.ask('conversation:take-next', {})
  if (!taken.ok) throw new Error(taken.reason)
  const { conversationId } = taken.value
  const say = (text: string) =>
    desk.ask('conversation:say', { conversationId, utteranceId: randomUUID(), text, language: null })
  return { number, conversationId, say, end: () => desk.ask('conversation:end', { conversationId }) }
}

const contents = () => chatwootApi.taken.map((asked) => json(asked).content ?? json(asked).status)
const waiting = async () =>
  (await server.database.db.selectFrom('conversation_reply').select('position').execute()).length

describe('a chat on our own page', () => {
  it('leaves nothing to be sent: the page hears of what is committed', async () => {
    const maya = await aDesk(server, 'maya')
    await page.tell('page', { kind: 'offered', channel: 'chat', agent: 'maya' }, { kind: 'accepted' })
    await expect.poll(() => maya.last()?.source).toBe(page.source.name)
    const say = { conversationId: maya.last()?.conversationId, utteranceId: randomUUID(), text: 'Hi', language: null }
    expect(await maya.ask('conversation:say', say)).toMatchObject({ ok: true })
    expect(await waiting()).toBe(0)
  })

  it('is the one kind that is answered without a request: every other has an adapter that replies', () => {
    const replying = [chatwoot.source, twilio.source].map((source) => adapterOf(source.kind)?.open(source)?.reply)
    expect(replying).toEqual([expect.any(Function), expect.any(Function)])
    const kinds = sourceKinds.filter((kind) => takesReplies({ kind }) && !isAnsweredByRequest({ kind }))
    expect(kinds).toEqual(['chat-page'])
  })
})

describe('what an agent says in a chat of Chatwoot', () => {
  it('goes out by the bot’s token, in order, and resolves the conversation at the end', async () => {
    const maya = await aDesk(server, 'maya')
    const { number, say, end } = await aChat(maya)
    for (const text of ['Good morning', 'It is open until nine']) await say(text)
    await end()
    await expect.poll(contents).toEqual(['Good morning', 'It is open until nine', 'resolved'])
    const [first, , last] = chatwootApi.taken
    expect(first).toMatchObject({
      path: `/api/v1/accounts/3/conversations/${number}/messages`,
      headers: { api_access_token: 'bot-token' },
    })
    expect(json(first)).toMatchObject({ message_type: 'outgoing', private: false })
    expect(last?.path).toBe(`/api/v1/accounts/3/conversations/${number}/toggle_status`)
    await expect.poll(waiting).toBe(0)
  })

  it('arrives in the end when Chatwoot fails, and asks for time, once and in order', async () => {
    const maya = await aDesk(server, 'maya')
    const { say } = await aChat(maya)
    chatwootApi.willBe('down', { status: 500 }, { status: 429, retryAfter: '2' })
    const before = Date.now()
    for (const text of ['One', 'Two']) await say(text)
    await expect.poll(contents, { timeout: 15_000 }).toEqual(['One', 'Two'])
    expect(chatwootApi.attempts).toHaveLength(5)
    expect(Date.now() - before).toBeGreaterThan(2_000)
  })

  it.each([true, false])('is not said twice when it arrived unheard (names kept: %s)', async (kept) => {
    keepsNames = kept
    const maya = await aDesk(server, 'maya')
    const { say } = await aChat(maya)
    chatwootApi.willBe('taken-without-a-word')
    for (const text of ['Only once', 'Afterwards']) await say(text)
    await expect.poll(contents, { timeout: 15_000 }).toEqual(['Only once', 'Afterwards'])
    await expect.poll(waiting).toBe(0)
    expect(contents()).toEqual(['Only once', 'Afterwards'])
  })

  it('does not wait for another conversation, whose turn takes long', async () => {
    const maya = await aDesk(server, 'maya')
    const [slow, quick] = [await aChat(maya), await aChat(maya)]
    chatwootApi.willBe({ slowMs: 3_000 })
    await slow.say('Slow')
    await expect.poll(() => chatwootApi.attempts.length).toBe(1)
    await quick.say('Quick')
    await expect.poll(contents, { timeout: 10_000 }).toEqual(['Quick', 'Slow'])
  })

  it('is given up at once when Chatwoot will never take it: the desk sees that nobody hears', async () => {
    const maya = await aDesk(server, 'maya')
    const { say, conversationId } = await aChat(maya)
    chatwootApi.willBe({ status: 404 })
    await say('Into the void')
    await expect.poll(() => maya.last()).toMatchObject({ conversationId, residentConnected: false })
    expect(await metrics.registry.metrics()).toContain('cue311_replies_given_up_total{kind="chatwoot"} 1')
    expect(await waiting()).toBe(0)
  })

  it('is given up after ten minutes, and what is said later goes out again', async () => {
    const maya = await aDesk(server, 'maya')
    const { say, conversationId } = await aChat(maya)
    chatwootApi.willBe(...Array.from({ length: 40 }, () => ({ status: 503 })))
    await say('Too late')
    await expect.poll(() => chatwootApi.attempts.length).toBeGreaterThan(0)
    ahead = 11 * 60_000
    await expect.poll(() => maya.last()?.residentConnected, { timeout: 10_000 }).toBe(false)
    chatwootApi.willBe()
    await say('Again')
    await expect.poll(contents, { timeout: 10_000 }).toEqual(['Again'])
    await expect.poll(() => maya.last()).toMatchObject({ conversationId, residentConnected: true })
  })
})

describe('what an agent says in a chat of Twilio', () => {
  it('goes out with its name, in as many messages as it needs, and closes the conversation', async () => {
    const theo = await aDesk(server, 'theo')
    const body = new URLSearchParams(
      messageAdded(0, 'Hello', { DateCreated: new Date(Date.now() + ahead).toISOString() }),
    )
    const signature = signAsTwilio('token', publicUrl + twilio.path, body)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }
    expect(await twilio.post(body.toString(), { headers })).toMatchObject({ status: 204 })
    const taken = await theo.ask('conversation:take-next', {})
    if (!taken.ok) throw new Error(taken.reason)
    const { conversationId } = taken.value
    const utteranceId = randomUUID()
    const text = 'word '.repeat(500).trim()
    twilioApi.willBe('up', 'taken-without-a-word')
    await theo.ask('conversation:say', { conversationId, utteranceId, text, language: 'en' })
    await theo.ask('conversation:end', { conversationId })
    await expect.poll(() => twilioApi.taken.length, { timeout: 15_000 }).toBe(3)
    const [first, second, closed] = twilioApi.taken
    expect([first, second].map((asked) => form(asked).get('Body')?.length)).toEqual([1_599, 899])
    expect(form(second).get('Attributes')).toBe(JSON.stringify({ cue311: `${utteranceId} 2/2` }))
    expect(first).toMatchObject({ headers: { authorization: `Basic ${btoa('AC00:token')}` } })
    expect(form(closed).get('State')).toBe('closed')
  })
})
