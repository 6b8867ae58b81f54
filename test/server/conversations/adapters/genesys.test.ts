import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDesk, aPlatform, utterancesOf } from '../../support/a-platform.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'
import {
  acdEnd,
  acdStart,
  customerEnd,
  mayasId,
  queueId,
  sessionEnded,
  transcript,
  userStart,
} from './recorded/genesys.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

async function genesys() {
  const settings = { agents: { [mayasId]: 'maya' }, queues: { [queueId]: 'general' } }
  const platform = await aPlatform(server, { kind: 'genesys', settings, pull: false })
  const headers = { 'cue311-api-key': platform.source.secret }
  return { ...platform, send: (event: object) => platform.post(event, { headers }) }
}

describe('a call in Genesys Cloud', () => {
  it('goes from the queue to the agent, with what both say, until the resident leaves', async () => {
    const { send } = await genesys()
    const maya = await aDesk(server, 'maya')
    expect(await send(acdStart)).toEqual({ status: 204, text: '' })
    for (const event of [userStart, acdEnd]) await send(event)
    await send(transcript('u-1', 'EXTERNAL', 'My street light', { isFinal: false, seconds: 9 }))
    expect(await maya.event('conversation:moment')).toMatchObject({
      moment: { utterance: { text: 'My street light' } },
    })
    await send(transcript('u-1', 'EXTERNAL', 'My street light is out.'))
    await send(transcript('u-2', 'INTERNAL', 'Which pole?', { offsetMs: 5_000, seconds: 14 }))
    for (const event of [customerEnd, sessionEnded]) expect((await send(event)).status).toBe(204)
    await expect
      .poll(maya.story)
      .toEqual(['offered', 'accepted', 'resident: My street light is out.', 'agent: Which pole?', 'ended'])
    expect(maya.last()).toMatchObject({ channel: 'voice', queue: 'general', resident: '+14165550102' })
  })

  it('counts an event that the bus delivers twice once', async () => {
    const { send, source } = await genesys()
    for (let time = 0; time < 2; time++) await send(transcript('u-3', 'EXTERNAL', 'Hello'))
    expect(await utterancesOf(server, source)).toBe(1)
  })

  it('is refused without the key, or with another', async () => {
    const { post, source } = await genesys()
    const event = transcript('u-4', 'EXTERNAL', 'Forged')
    expect(await post(event)).toMatchObject({ status: 401 })
    expect(await post(event, { headers: { 'cue311-api-key': 'guessed' } })).toMatchObject({ status: 401 })
    expect(await utterancesOf(server, source)).toBe(0)
  })
})
