import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { io } from 'socket.io-client'
import { projectFolder } from '../../electron/launch/environment.ts'
import { pageWords } from '../../server/conversations/chat-page/page-words.ts'
import { httpPaths, signInAnswerSchema } from '../../shared/http-contract.ts'
import { ourProtocol } from '../../shared/protocol-version.ts'
import { openBrowser } from './support/browser.ts'
import { type Agent, Centre } from './support/centre.ts'
import { expect, test } from './support/test.ts'

/* A resident in a real browser. `CUE311_SCREENSHOTS=yes` keeps the pictures in docs/screenshots. */

const pictures = join(projectFolder, 'docs/screenshots')
const wanted = new Set(['fr-begin', 'en-waiting', 'en', 'fr', 'dark'])
const keepsPictures = process.env.CUE311_SCREENSHOTS === 'yes'

let centre: Centre
test.beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  centre = await Centre.open({ CUE311_CHAT_PAGE: 'yes' })
})
test.afterAll(() => centre.close())

/** The desk of an agent, without its window. */
async function aDesk({ signInName, password }: Agent) {
  const deviceId = randomUUID()
  const response = await fetch(centre.url + httpPaths.signIn, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ signInName, password, deviceId, protocol: ourProtocol }),
  })
  const session = signInAnswerSchema.parse(await response.json())
  if (!session.ok) throw new Error(session.reason)
  const auth = { accessToken: session.value.accessToken, deviceId, protocol: ourProtocol }
  const socket = io(centre.url, { transports: ['websocket'], auth })
  const ask = (name: string, input: object) => socket.timeout(30_000).emitWithAck(name, input)
  await ask('conversations:follow', { known: [] })
  return { ask, close: () => socket.disconnect() }
}

const talks = {
  en: {
    asks: 'Is the pool open on Sunday?',
    answers: 'Yes, from ten until eight. Children under ten come with an adult.',
  },
  fr: {
    asks: 'La piscine est-elle ouverte le dimanche?',
    answers: 'Oui, de dix heures à vingt heures. Les moins de dix ans viennent avec un adulte.',
  },
} as const

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`))
}

/** Nothing wrong, nothing wider than the window; and a picture of it. */
async function expectGood(page: Page, name: string): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  if (keepsPictures && wanted.has(name)) await page.screenshot({ path: join(pictures, `chat-page-${name}.png`) })
}

for (const [language, colorScheme] of [
  ['en', 'light'],
  ['fr', 'light'],
  ['en', 'dark'],
] as const) {
  test(`a resident chats by the keyboard alone, on a phone (${language}, ${colorScheme})`, async () => {
    const words = pageWords[language]
    const { asks, answers } = talks[language]
    const name = colorScheme === 'dark' ? 'dark' : language
    const desk = await aDesk(await centre.addAgent())
    const { app, page, close } = await openBrowser(`${centre.url}${httpPaths.chatPage}?lang=${language}`)
    await page.emulateMedia({ colorScheme })
    await page.getByLabel(words.name).waitFor()
    await expectGood(page, `${name}-begin`)
    await page.getByLabel(words.name).focus()
    await page.keyboard.type('Amira')
    await page.keyboard.press('Enter')
    await expect(page.getByText(words.waitingPlace.replace('{place}', '1'))).toBeVisible()
    await expect(page.getByLabel(words.message)).toBeFocused()
    await page.keyboard.type(asks)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('log')).toContainText(words.sent)
    await expectGood(page, `${name}-waiting`)

    const { value } = await desk.ask('conversation:take-next', {})
    const say = { conversationId: value.conversationId, utteranceId: randomUUID(), language }
    await desk.ask('conversation:say', { ...say, text: answers })
    await expect(page.getByRole('log')).toContainText(answers)
    await expect(page.getByText(words.talking)).toBeVisible()
    await desk.ask('conversation:typing', { conversationId: value.conversationId, typing: true })
    await expect(page.getByText(words.typing)).toBeVisible()
    await expectGood(page, name)

    await page.reload()
    await expect(page.getByRole('log')).toContainText(asks)
    await expect(page.getByRole('log')).toContainText(answers)
    const markup = '<img src=x onerror="document.title=1">'
    await desk.ask('conversation:say', { ...say, utteranceId: randomUUID(), text: markup })
    await expect(page.getByRole('log')).toContainText(markup)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1))

    await page.getByLabel(words.message).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: words.over })).toBeFocused()
    await expectGood(page, `${name}-over`)
    desk.close()
    await close()
  })
}

test('what is written while the server is away is sent when it is back, once', async () => {
  const words = pageWords.en
  const { page, close } = await openBrowser(`${centre.url}${httpPaths.chatPage}?lang=en`)
  await page.getByRole('button', { name: words.start }).click()
  await expect(page.getByText(words.online)).toBeVisible()
  await centre.kill()
  await expect(page.getByText(words.offline)).toBeVisible()
  await page.getByLabel(words.message).fill('Written meanwhile')
  await page.getByRole('button', { name: words.send }).click()
  await expect(page.getByRole('log')).toContainText(words.notSentYet)
  await centre.start()
  await expect(page.getByText(words.sent, { exact: true })).toBeVisible({ timeout: 60_000 })
  const [row] = await centre.query<{ count: string }>(
    "select count(*) from conversation_event where body->'utterance'->>'text' = 'Written meanwhile'",
  )
  expect(Number(row?.count)).toBe(1)
  await close()
})
