import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetWords } from '../../../../server/conversations/forget-words.ts'
import { aDesk, aPlatform, utterancesOf } from '../../support/a-platform.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'
import { conversationOf, conversationResolved, messageCreated } from './recorded/chatwoot.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const settings = { url: 'https://chat.city.example', account: 3, token: 'bot-token', queues: { Website: 'chat' } }

async function chatwoot(more: object = {}) {
  const platform = await aPlatform(server, { kind: 'chatwoot', settings: { ...settings, ...more } })
  const query = `?secret=${platform.source.secret}`
  return { ...platform, query, tell: (payload: object) => platform.post(payload, { query }) }
}

describe('a conversation in Chatwoot', () => {
  it('waits in the queue of its inbox, goes to who takes it, and is told in order', async () => {
    const { tell } = await chatwoot()
    const maya = await aDesk(server, 'maya')
    expect(await tell(messageCreated({ id: 1, content: 'Is the rink open?' }))).toMatchObject({ status: 200 })
    expect(await maya.ask('conversation:take-next', {})).toMatchObject({ ok: true })
    await tell(messageCreated({ id: 2, content: 'On Sunday?' }))
    await tell(conversationResolved(41))
    await expect
      .poll(maya.story)
      .toEqual(['offered', 'resident: Is the rink open?', 'accepted', 'resident: On Sunday?', 'ended'])
    expect(maya.last()).toMatchObject({
      channel: 'chat',
      queue: 'chat',
      resident: 'Robin',
      language: 'fr',
      canSay: true,
    })
    await maya.ask('conversation:close', { conversationId: maya.last()?.conversationId })
  })

  it('counts a webhook that is delivered twice once', async () => {
    const { tell, source } = await chatwoot()
    const message = messageCreated({ id: 11, content: 'Hello', conversation: 42 })
    for (let time = 0; time < 2; time++) expect((await tell(message)).status).toBe(200)
    expect(await utterancesOf(server, source)).toBe(1)
  })

  it('is about what people say: no notes, nothing that Chatwoot says by itself, no echo of what we sent', async () => {
    const { tell, source } = await chatwoot()
    const said = (id: number, more: object) => messageCreated({ id, content: `${id}`, conversation: 43, ...more })
    await tell(said(21, { message_type: 'outgoing', private: true }))
    await tell(said(22, { message_type: 'template' }))
    await tell(said(23, { message_type: 'outgoing', sender: { id: 2, name: 'Cue311', type: 'agent_bot' } }))
    await tell(said(24, { message_type: 'outgoing', content_attributes: { cue311: 'u-1' } }))
    expect(await utterancesOf(server, source)).toBe(0)
    await tell(said(25, { message_type: 'outgoing', sender: { id: 9, name: 'Sam', type: 'user' } }))
    expect(await utterancesOf(server, source)).toBe(1)
  })

  it('goes to the agent whom Chatwoot assigns, where it does', async () => {
    const { tell } = await chatwoot({ assigns: true, agents: { 'theo@city.example': 'theo' } })
    const theo = await aDesk(server, 'theo')
    const assignee = { id: 4, name: 'Theo', email: 'theo@city.example', type: 'user' }
    const meta = { ...conversationOf(44).meta, assignee }
    await tell(messageCreated({ id: 31, content: 'Bonjour', conversation: 44 }))
    await tell({
      ...conversationOf(45, { meta, status: 'open', updated_at: 1_764_072_500 }),
      event: 'conversation_opened',
    })
    await expect.poll(theo.story).toEqual(['offered'])
  })

  it('is another one when it goes on after its words were deleted', async () => {
    const { tell, source } = await chatwoot()
    await tell(messageCreated({ id: 51, content: 'First', conversation: 46 }))
    await tell(conversationResolved(46))
    await forgetWords(server.database.db, { endedBefore: 0, begunBefore: 0 }, Date.now())
    await tell(messageCreated({ id: 52, content: 'Late', conversation: 46 }))
    expect(await utterancesOf(server, source)).toBe(1)
    await tell(messageCreated({ id: 2_000, content: 'Me again', conversation: 46 }))
    expect(await utterancesOf(server, source)).toBe(2)
  })
})

describe('a request that says it is Chatwoot', () => {
  const message = messageCreated({ id: 91, content: 'Forged', conversation: 49 })

  it('is refused without the secret of its address, or with another', async () => {
    const { post, source } = await chatwoot()
    expect(await post(message)).toMatchObject({ status: 401 })
    const forged = await post(message, { query: '?secret=guessed' })
    expect(forged).toMatchObject({ status: 401, text: expect.stringContaining('urn:cue311:problem:wrong-signature') })
    expect(await utterancesOf(server, source)).toBe(0)
  })

  it('is refused with a wrong or an old signature, where this Chatwoot signs', async () => {
    const { post, query } = await chatwoot({ webhookSecret: 'hook' })
    const body = JSON.stringify(message)
    const signed = (secret: string, at: number) => {
      const timestamp = String(Math.floor(at / 1_000))
      const digest = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
      return { 'x-chatwoot-timestamp': timestamp, 'x-chatwoot-signature': `sha256=${digest}` }
    }
    expect(await post(body, { query })).toMatchObject({ status: 401 })
    expect(await post(body, { query, headers: signed('other', Date.now()) })).toMatchObject({ status: 401 })
    expect(await post(body, { query, headers: signed('hook', Date.now() - 600_000) })).toMatchObject({ status: 401 })
    expect(await post(body, { query, headers: signed('hook', Date.now()) })).toMatchObject({ status: 200 })
  })

  it('is told when it cannot be read', async () => {
    const { post, query } = await chatwoot()
    const unread = await post({ event: 'message_created', id: 1 }, { query })
    expect(unread).toMatchObject({ status: 400, text: expect.stringContaining('urn:cue311:problem:malformed') })
  })
})
