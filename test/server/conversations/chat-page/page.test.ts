import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageWords } from '../../../../server/conversations/chat-page/page-words.ts'
import { httpPaths } from '../../../../shared/http-contract.ts'
import { aChatDesk } from '../../support/a-chat-desk.ts'
import { aResident } from '../../support/a-resident.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'

const chatLimits = { startsPerMinute: 4, messagesPerMinute: 3, mostWaiting: 2 }
let server: TestServer
beforeAll(async () => {
  server = await aServer({ chatPage: true, chatLimits, trustedProxies: '127.0.0.1' })
})
afterAll(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })
const languageOf = async (path: string, headers: Record<string, string> = {}) =>
  /<html lang="(\w+)">/.exec(await (await get(path, headers)).text())?.[1]

describe('the chat page', () => {
  it('is in the language asked for, else in the one that the browser prefers', async () => {
    const french = { 'accept-language': 'de;q=0.9, en;q=0.3, fr-CA;q=0.8' }
    expect(await languageOf('/chat', french)).toBe('fr')
    expect(await languageOf('/chat?lang=en', french)).toBe('en')
    expect(await languageOf('/chat?lang=<script>')).toBe('en')
  })

  it('runs and asks its own server alone, and tells no other where it was', async () => {
    for (const path of ['/chat', '/chat/main.js', '/chat/page.css']) {
      const { status, headers } = await get(path)
      expect(status).toBe(200)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('loosens nothing for the rest of the server', async () => {
    const { headers } = await get(httpPaths.health)
    expect(headers.get('content-security-policy')).not.toContain('script-src')
  })

  it('names the telephone where no script runs', async () => {
    expect(/<noscript>(.*)<\/noscript>/.exec(await (await get('/chat?lang=fr')).text())?.[1]).toContain(
      'appeler le 311',
    )
  })

  it('has no place left unfilled', async () => {
    for (const lang of ['en', 'fr']) {
      const page = await (await get(`/chat?lang=${lang}`)).text()
      expect(page).not.toContain('{{')
      expect(page).not.toContain('undefined')
    }
  })

  it('uses each of its words', async () => {
    const folder = 'server/conversations/chat-page/page'
    const texts = await Promise.all((await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'utf8')))
    // A state and a delivery are words of these names.
    const byName = ['talking', 'ended', 'sending', 'sent', 'notSentYet', 'notSent']
    const source = texts.join('\n')
    const unused = Object.keys(pageWords.en).filter(
      (key) => !source.includes(`{{${key}}}`) && !source.includes(`words.${key}`) && !byName.includes(key),
    )
    expect(unused).toEqual([])
  })
})

describe('what a resident may do', () => {
  it('is to begin so many chats a minute, counted by the address that a trusted proxy tells', async () => {
    const startFrom = async (address: string) => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${'x'.repeat(43)}`,
        'x-forwarded-for': address,
      }
      return (await fetch(server.url + httpPaths.chatStart, { method: 'POST', headers, body: '{}' })).status
    }
    const answers = []
    for (let count = 0; count < 5; count++) answers.push(await startFrom('192.0.2.1'))
    expect(answers).toEqual([400, 400, 400, 400, 429])
    expect(await startFrom('192.0.2.2')).toBe(400)
  })

  it('is to wait while not too many do, and to hear so when they do', async () => {
    const residents = [aResident(server.url), aResident(server.url), aResident(server.url)] as const
    expect((await residents[0].start()).status).toBe(200)
    expect((await residents[1].start()).status).toBe(200)
    expect(await residents[2].start()).toEqual({ status: 503, reason: 'busy' })
    const texts = ['1', '2', '3', '4'].map((text) => residents[0].say(text))
    expect((await Promise.all(texts)).map(({ reason }) => reason).toSorted()).toEqual(
      [null, null, null, 'too-many-attempts'].toSorted(),
    )
    const [empty, long, control] = [
      await residents[1].say('  '),
      await residents[1].say('x'.repeat(2_001)),
      await aResident(server.url).start({ language: 'en', name: 'a\u0000b' }),
    ]
    expect([empty.status, long.status, control.status]).toEqual([400, 400, 400])
    const pages = []
    for (let count = 0; count < 5; count++) pages.push(await residents[0].open())
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429])
  })
})

describe('a server', () => {
  it('has no chat page unless it is switched on', async () => {
    const plain = await aServer()
    const answers = await Promise.all(
      [httpPaths.chatPage, `${httpPaths.chatPage}/main.js`, httpPaths.chatEvents].map((path) =>
        fetch(plain.url + path),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    await plain.stop()
  })

  it('that stops ends the pages that are open, and waits for none', async () => {
    const other = await aServer({ chatPage: true })
    const resident = aResident(other.url)
    await resident.start()
    const page = await resident.open()
    await expect.poll(page.state).toBe('waiting 1')
    const beganAt = performance.now()
    await other.stop()
    expect(performance.now() - beganAt).toBeLessThan(20_000)
    await expect.poll(page.isEnded).toBe(true)
  })

  it('ends the chat of who left before anybody accepted, and of nobody who waits', async () => {
    let aheadMs = 0
    const other = await aServer({ chatPage: true, clock: { now: () => Date.now() + aheadMs } })
    const [gone, there] = [aResident(other.url), aResident(other.url)]
    await gone.start()
    await there.start()
    const page = await there.open()
    await expect.poll(page.state).toBe('waiting 2')
    aheadMs = 181_000
    await expect.poll(page.state, { timeout: 20_000 }).toBe('waiting 1')
    expect(await gone.say('I am back.')).toEqual({ status: 409, reason: 'ended' })
    await other.stop()
  })

  it('tells residents at one node what happens at another', async () => {
    const first = await aServer({ chatPage: true })
    const second = await aServer({ chatPage: true, database: first.database })
    const resident = aResident(first.url)
    await resident.start()
    const page = await resident.open()
    const desk = await aChatDesk(second)
    await resident.say('Anybody there?')
    const conversationId = await desk.take()
    await expect.poll(page.state).toBe('talking')
    await expect.poll(desk.texts).toEqual(['resident: Anybody there?'])
    await desk.ask('conversation:typing', { conversationId, typing: true })
    await expect.poll(() => page.events).toContainEqual({ kind: 'typing', typing: true })
    await desk.say(conversationId, 'Here I am.', randomUUID())
    await expect.poll(page.texts).toEqual(['Anybody there?', 'Here I am.'])
    const elsewhere = await aResident(second.url, resident.token).open()
    await expect.poll(elsewhere.texts).toEqual(['Anybody there?', 'Here I am.'])
    for (const one of [page, elsewhere]) one.close()
    desk.close()
    await second.stop()
    await first.stop()
  })
})
