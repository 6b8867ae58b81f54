import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signLine } from '../../../server/conversations/signature.ts'
import { httpPaths } from '../../../shared/http-contract.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, signed, type TestSource } from '../support/a-source.ts'

let server: TestServer
let source: TestSource
beforeAll(async () => {
  server = await aServer()
  source = await aSource({ url: server.url, db: server.database.db })
})
afterAll(() => server.stop())

const offered = { kind: 'offered', channel: 'voice', agent: 'maya', queue: 'general' }
const path = httpPaths.conversationEvents('door')
const bodyWith = (...events: object[]) => JSON.stringify({ events })
const anEvent = (offset: number, more: object = {}) => ({ offset, at: Date.now(), ...offered, ...more })

describe('the door', () => {
  it('takes what is signed, event by event', async () => {
    const { status, body } = await source.tell('one', offered, { kind: 'accepted' }, { kind: 'dances' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ taken: 2, repeated: 0, refused: [{ index: 2, offset: 3, reason: 'malformed' }] })
  })

  it('refuses what is not signed, or not by that secret, or not those bytes', async () => {
    const body = bodyWith(anEvent(1))
    expect(await source.post(path, body, {})).toMatchObject({
      status: 401,
      body: { type: 'urn:cue311:problem:unsigned' },
    })
    const forged = signed({ ...source.source, secret: 'guessed' }, path, body)
    expect(await source.post(path, body, forged)).toMatchObject({
      body: { type: 'urn:cue311:problem:wrong-signature' },
    })
    const altered = await source.post(path, body.replace('maya', 'theo'), signed(source.source, path, body))
    expect(altered).toMatchObject({ status: 401, body: { type: 'urn:cue311:problem:wrong-signature' } })
    expect(altered.type).toContain('application/problem+json')
  })

  it('refuses a time stamp of six minutes ago and tells its own time', async () => {
    const body = bodyWith(anEvent(1))
    const told = await source.post(path, body, signed(source.source, path, body, Date.now() - 360_000))
    expect(told).toMatchObject({ status: 401, body: { type: 'urn:cue311:problem:wrong-clock' } })
    expect(told.body.serverTime).toBeTypeOf('number')
  })

  it('refuses the very same request a second time', async () => {
    const body = bodyWith(anEvent(1))
    const headers = signed(source.source, path, body)
    expect((await source.post(path, body, headers)).status).toBe(200)
    expect(await source.post(path, body, headers)).toMatchObject({
      status: 409,
      body: { type: 'urn:cue311:problem:replay' },
    })
  })

  it('counts an offset once, and refuses another event under it', async () => {
    const event = { offset: 7, at: Date.now(), ...offered }
    expect((await source.tell('offsets', event)).body).toMatchObject({ taken: 1 })
    expect((await source.tell('offsets', event)).body).toMatchObject({ taken: 0, repeated: 1 })
    const other = await source.tell('offsets', { ...event, agent: 'theo' })
    expect(other).toMatchObject({ status: 422, body: { refused: [{ reason: 'offset-taken' }] } })
  })

  it('says who is not known here, and takes the event once that person is', async () => {
    const event = { offset: 1, at: Date.now(), ...offered, agent: 'newcomer' }
    expect((await source.tell('people', event)).body).toMatchObject({ refused: [{ reason: 'unknown-agent' }] })
    await server.addAgent('newcomer')
    // A name that was not found is looked up again after a second.
    await expect.poll(async () => (await source.tell('people', event)).body.taken, { timeout: 5_000 }).toBe(1)
  })

  it('knows somebody new in every event of a request', async () => {
    await source.tell('new', offered)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await server.addAgent('nina')
    const told = await source.tell('new too', { ...offered, agent: 'nina' }, { kind: 'accepted', agent: 'nina' })
    expect(told.body).toMatchObject({ taken: 2, refused: [] })
  })

  it('refuses an utterance of a megabyte and takes the one beside it', async () => {
    const say = (utteranceId: string, text: string) => ({ kind: 'utterance', utteranceId, speaker: 'resident', text })
    const { body } = await source.tell('long', say('u1', 'x'.repeat(900_000)), say('u2', 'Hello 👋 שלום'))
    expect(body).toMatchObject({ taken: 1, refused: [{ index: 0, reason: 'malformed' }] })
    const whole = await source.post(path, bodyWith(anEvent(9, { text: 'x'.repeat(1_100_000) })))
    expect(whole).toMatchObject({ status: 413, body: { type: 'urn:cue311:problem:too-large' } })
  })

  it('refuses what is no JSON, another type, and what is said to happen in an hour', async () => {
    expect((await source.post(path, '{"events":')).body).toMatchObject({ type: 'urn:cue311:problem:malformed' })
    const html = await source.post(path, '<p>', { ...signed(source.source, path, '<p>'), 'content-type': 'text/html' })
    expect(html).toMatchObject({ status: 415, body: { type: 'urn:cue311:problem:wrong-type' } })
    const ahead = await source.tell('ahead', { ...offered, at: Date.now() + 3_600_000 })
    expect(ahead.body).toMatchObject({ refused: [{ reason: 'in-the-future' }] })
  })

  it('holds a source to its events a minute, and no other', async () => {
    const slow = await aSource({ url: server.url, db: server.database.db }, { eventsPerMinute: 2 })
    const text = { kind: 'utterance', utteranceId: 'u', speaker: 'resident', text: 'Hi' }
    expect((await slow.tell('limit', text, text)).status).toBe(200)
    const more = await slow.tell('limit', text)
    expect(more).toMatchObject({ status: 429, body: { type: 'urn:cue311:problem:too-many' } })
    expect((await source.tell('limit', text)).status).toBe(200)
  })

  it('takes events of several conversations at once', async () => {
    const events = ['a', 'b'].map((conversation) => ({ conversation, ...anEvent(1) }))
    expect((await source.post(httpPaths.conversationsEvents, bodyWith(...events))).body).toMatchObject({ taken: 2 })
  })

  it('describes itself', async () => {
    const openApi = await (await fetch(server.url + httpPaths.conversationsOpenApi)).json()
    expect(openApi).toMatchObject({ openapi: '3.1.0', components: { schemas: { Event: {}, Receipt: {} } } })
    expect(Object.keys((openApi as { paths: object }).paths)).toHaveLength(3)
  })
})

describe('a stream', () => {
  const stream = async (lines: (previous: string) => string) => {
    const target = httpPaths.conversationsStream
    const headers = signed(source.source, target, '')
    const body = lines(headers['cue311-signature'] ?? '')
    const response = await fetch(server.url + target, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/x-ndjson' },
      body,
    })
    const told = (await response.text()).trim().split('\n')
    return told.map((line) => JSON.parse(line) as Record<string, unknown>)
  }
  const sign = (previous: string, events: readonly object[]) => {
    let last = previous
    const lines = events.map((event) => {
      const json = JSON.stringify(event)
      last = signLine(source.source.secret, last, json)
      return `${last} ${json}`
    })
    return `${lines.join('\n')}\n`
  }
  // Signatures of two requests without a body in one second are the same: each of these waits for another second.
  const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_000 - (Date.now() % 1_000)))

  it('is taken line by line, each signed together with the one before it', async () => {
    await nextSecond()
    const events = [1, 2].map((offset) => ({ conversation: 'stream', ...anEvent(offset, { kind: 'held' }) }))
    const told = await stream((previous) => sign(previous, events))
    expect(told.at(-1)).toMatchObject({ throughLine: 2, taken: 2 })
  })

  it('ends at a line that was left out', async () => {
    await nextSecond()
    const events = [3, 4, 5].map((offset) => ({ conversation: 'stream', ...anEvent(offset, { kind: 'held' }) }))
    const told = await stream((previous) => {
      const [first, , third] = sign(previous, events).split('\n')
      return `${first}\n${third}\n`
    })
    expect(told.at(-1)).toMatchObject({ type: 'urn:cue311:problem:wrong-signature' })
  })
})

it('conversations are served by nobody who is not allowed to', async () => {
  await server.addAgent('edna', ['editor'])
  const edna = await aDesktop(server, { name: 'edna' })
  expect(await edna.ask('conversations:follow', { known: [] })).toMatchObject({ ok: false, reason: 'not-permitted' })
})
