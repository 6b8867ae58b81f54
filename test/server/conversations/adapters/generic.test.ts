import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hearMapped } from '../../../../server/conversations/adapters/generic/hear-mapped.ts'
import { mappingSchema } from '../../../../server/conversations/adapters/generic/mapping.ts'
import { aDesk, aPlatform, utterancesOf } from '../../support/a-platform.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'
import { signed } from '../../support/a-source.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

const mapping = {
  events: '/batch',
  conversation: '/call/number',
  kind: { at: '/type', values: { ringing: 'offered', answered: 'accepted', words: 'utterance', 'hung up': 'ended' } },
  time: '/when',
  id: '/id',
  fields: {
    channel: { always: 'voice' },
    agent: '/call/agent',
    queue: { at: '/call/line', values: { 1: 'general' }, otherwise: 'others' },
    speaker: { at: '/who', values: { caller: 'resident', us: 'agent' } },
    text: '/said',
    utteranceId: '/id',
  },
}

const call = { number: 812, agent: 'maya', line: 1 }
const event = (id: number, type: string, more: object = {}) => ({ id, type, when: 1_764_072_000 + id, call, ...more })
const batch = [
  event(1, 'ringing'),
  event(2, 'answered'),
  event(3, 'recording started'),
  event(4, 'words', { who: 'caller', said: 'Is the library open?' }),
  event(5, 'words', { who: 'us', said: 'Until nine.' }),
  event(6, 'hung up'),
]

async function generic() {
  const platform = await aPlatform(server, { kind: 'generic', settings: { mapping }, pull: false })
  return { ...platform, bearer: { authorization: `Bearer ${platform.source.secret}` } }
}

describe('a platform with a mapping', () => {
  it('is heard in order, and told what became of each event', async () => {
    const { post, bearer } = await generic()
    const maya = await aDesk(server, 'maya')
    const answer = await post({ batch }, { headers: bearer })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ taken: 5, repeated: 0, refused: [] })
    await expect
      .poll(maya.story)
      .toEqual(['offered', 'accepted', 'resident: Is the library open?', 'agent: Until nine.', 'ended'])
    expect(maya.last()).toMatchObject({ channel: 'voice', queue: 'general' })
  })

  it('counts what it sends twice once', async () => {
    const { post, bearer, source } = await generic()
    await post({ batch }, { headers: bearer })
    expect(JSON.parse((await post({ batch }, { headers: bearer })).text)).toMatchObject({ taken: 0, repeated: 5 })
    expect(await utterancesOf(server, source)).toBe(2)
  })

  it('may sign as at our own door', async () => {
    const { post, path, source } = await generic()
    const body = JSON.stringify({ batch: [event(1, 'ringing')] })
    expect(await post(body, { headers: signed(source, path, body) })).toMatchObject({ status: 200 })
    const forged = signed({ ...source, secret: 'guessed' }, path, body)
    expect(await post(body, { headers: forged })).toMatchObject({ status: 401 })
    const old = signed(source, path, body, Date.now() - 600_000)
    expect(await post(body, { headers: old })).toMatchObject({ status: 401 })
  })

  it('is refused without the secret, or with another', async () => {
    const { post, source } = await generic()
    expect(await post({ batch })).toMatchObject({ status: 401 })
    expect(await post({ batch }, { headers: { authorization: 'Bearer guessed' } })).toMatchObject({ status: 401 })
    expect(await utterancesOf(server, source)).toBe(0)
  })
})

describe('a mapping', () => {
  const parsed = mappingSchema.parse(mapping)

  it('says which event is wrong, and takes those beside it', () => {
    const [wrong, right] = hearMapped({ batch: [event(1, 'words', { who: 'nobody' }), event(2, 'answered')] }, parsed)
    expect(wrong).toMatchObject({ fault: expect.stringContaining('speaker') })
    expect(right).toMatchObject({ heard: { conversation: '812', event: { kind: 'accepted' } } })
  })

  it('reads what stands in it alone, not what every object has', () => {
    expect(hearMapped({ batch: [event(1, 'constructor')] }, parsed)).toEqual([])
  })

  it('is refused when a pointer, a kind or a field is none, and when events have no name', () => {
    const wrong = [
      { ...mapping, conversation: 'call.number' },
      { ...mapping, kind: { at: '/type', values: { ringing: 'rings' } } },
      { ...mapping, fields: { ...mapping.fields, mood: '/mood' } },
      { ...mapping, id: undefined },
    ]
    expect(wrong.map((one) => mappingSchema.safeParse(one).success)).toEqual([false, false, false, false])
  })
})
