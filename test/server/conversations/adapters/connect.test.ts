import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hearConnect } from '../../../../server/conversations/adapters/connect/hear-connect.ts'
import { aDesk, aPlatform, utterancesOf } from '../../support/a-platform.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'
import {
  connectedToAgent,
  disconnected,
  initiated,
  partial,
  queued,
  queueId,
  recordOf,
  spoken,
  started,
  theosId,
} from './recorded/connect.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

async function connect() {
  const settings = { agents: { [theosId]: 'theo' }, queues: { [queueId]: 'general' } }
  const platform = await aPlatform(server, { kind: 'connect', settings, pull: false })
  const headers = { 'cue311-api-key': platform.source.secret }
  return { ...platform, send: (event: object) => platform.post(event, { headers }) }
}

const question = { id: 't-1', role: 'CUSTOMER', text: 'When is the next collection?' } as const
const answer = { id: 't-2', role: 'AGENT', text: 'On Thursday.' } as const

describe('a call in Amazon Connect', () => {
  it('goes to the agent who answers, with what both say, until somebody hangs up', async () => {
    const { send } = await connect()
    const theo = await aDesk(server, 'theo')
    expect(await send(initiated)).toEqual({ status: 204, text: '' })
    for (const event of [queued, connectedToAgent, started]) await send(event)
    await send(partial({ ...question, text: 'When is the' }))
    expect(await theo.event('conversation:moment')).toMatchObject({ moment: { utterance: { text: 'When is the' } } })
    await send(spoken(question))
    await send([recordOf(spoken(answer))])
    await send(disconnected)
    await expect
      .poll(theo.story)
      .toEqual(['offered', 'accepted', `resident: ${question.text}`, `agent: ${answer.text}`, 'ended'])
    expect(theo.last()).toMatchObject({ channel: 'voice', queue: 'general' })
  })

  it('counts a segment that is delivered twice once', async () => {
    const { send, source } = await connect()
    for (let time = 0; time < 2; time++) await send(spoken(question))
    expect(await utterancesOf(server, source)).toBe(1)
  })

  it('is refused without the key, or with another', async () => {
    const { post, source } = await connect()
    expect(await post(spoken(question))).toMatchObject({ status: 401 })
    const forged = await post(spoken(question), { headers: { 'cue311-api-key': 'guessed' } })
    expect(forged).toMatchObject({ status: 401 })
    expect(await utterancesOf(server, source)).toBe(0)
  })
})

describe('a segment', () => {
  it('has the instant of its record, whenever it arrives', () => {
    const [told] = hearConnect(recordOf(spoken(question)), { agents: {}, queues: {} }, 1)
    expect(told).toMatchObject({ heard: { event: { at: 1_764_072_045_123 } } })
  })
})
