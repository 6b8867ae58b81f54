import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signAsTwilio } from '../../../../server/conversations/adapters/twilio/twilio-signature.ts'
import { aDesk, aPlatform, utterancesOf } from '../../support/a-platform.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'
import {
  agentsLegStatus,
  conversationClosed,
  messageAdded,
  residentsLegCompleted,
  transcription,
} from './recorded/twilio.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const publicUrl = 'https://cue311.city.example'
const settings = { accountSid: 'AC00', authToken: 'token', publicUrl, queue: 'phones' }

async function twilio() {
  const platform = await aPlatform(server, { kind: 'twilio', settings })
  const send = (parameters: Record<string, string>, { query = '', token = 'token' } = {}) => {
    const form = new URLSearchParams(parameters)
    const signature = signAsTwilio(token, `${publicUrl}${platform.path}${query}`, form)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }
    return platform.post(form.toString(), { query, headers })
  }
  return { ...platform, send }
}

describe('a call at Twilio', () => {
  it('reaches the agent who is dialled, with what both say, and ends with the resident’s leg', async () => {
    const { send } = await twilio()
    const maya = await aDesk(server, 'maya')
    expect(await send(agentsLegStatus('initiated', 0), { query: '?queue=roads' })).toEqual({ status: 204, text: '' })
    await send(agentsLegStatus('ringing', 1), { query: '?queue=roads' })
    await send(agentsLegStatus('in-progress', 2))
    await send(transcription(1, 'inbound_track', 'There is a pothole.'))
    await send(transcription(2, 'inbound_track', 'On', { Final: 'false' }))
    await send(transcription(3, 'outbound_track', 'On which street?'))
    await send(agentsLegStatus('completed', 3))
    await send(residentsLegCompleted)
    await expect
      .poll(maya.story)
      .toEqual(['offered', 'accepted', 'resident: There is a pothole.', 'agent: On which street?', 'ended'])
    expect(maya.last()).toMatchObject({ channel: 'voice', queue: 'roads', resident: '+14165550100', canSay: false })
  })

  it('counts a callback that is delivered twice once', async () => {
    const { send, source } = await twilio()
    for (let time = 0; time < 2; time++) await send(transcription(5, 'inbound_track', 'Hello'))
    expect(await utterancesOf(server, source)).toBe(1)
  })
})

describe('a chat in Twilio Conversations', () => {
  it('waits in a queue until somebody takes it, and ends when it is closed', async () => {
    const { send, source } = await twilio()
    const theo = await aDesk(server, 'theo')
    await send(messageAdded(0, 'My bin was not emptied'))
    expect(await theo.ask('conversation:take-next', {})).toMatchObject({ ok: true })
    await send(messageAdded(1, 'It is the green one'))
    await send(messageAdded(1, 'It is the green one'))
    await send(
      messageAdded(2, 'We come tomorrow', { Author: 'Cue311', Source: 'API', Attributes: '{"cue311":"u 1/1"}' }),
    )
    await send(conversationClosed)
    await expect
      .poll(theo.story)
      .toEqual(['offered', 'resident: My bin was not emptied', 'accepted', 'resident: It is the green one', 'ended'])
    expect(theo.last()).toMatchObject({ channel: 'chat', queue: 'phones', canSay: true })
    expect(await utterancesOf(server, source)).toBe(2)
  })
})

describe('Twilio’s signature', () => {
  it('is the one of Twilio’s own example', () => {
    const parameters = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
      From: '+12349013030',
      To: '+18005551212',
    })
    const signature = signAsTwilio('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', parameters)
    expect(signature).toBe('0/KCTR6DLpKmkAf8muzZqo1nDgQ=')
  })

  it('is refused when it is absent, of another token, or of other parameters', async () => {
    const { post, send, source, path } = await twilio()
    const form = new URLSearchParams(transcription(1, 'inbound_track', 'Forged'))
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await post(form.toString(), { headers: type })).toMatchObject({ status: 401 })
    expect(await send(transcription(1, 'inbound_track', 'Forged'), { token: 'other' })).toMatchObject({ status: 401 })
    const signature = signAsTwilio('token', publicUrl + path, form)
    form.set('TranscriptionData', '{"transcript":"Altered"}')
    const altered = await post(form.toString(), { headers: { ...type, 'x-twilio-signature': signature } })
    expect(altered).toMatchObject({ status: 401, text: expect.stringContaining('wrong-signature') })
    expect(await utterancesOf(server, source)).toBe(0)
  })
})
