import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { isReady } from './agent-hands.ts'
import type { Agent, Centre } from './centre.ts'
import type { Desktop } from './desktop.ts'
import { Platform, residentSays } from './platform.ts'
import { type Look, words } from './screens.ts'
import { until } from './until.ts'

/** What residents say on these screens. */
const texts = {
  en: {
    call: 'Hi, there is a big pothole in front of my house, and it is getting worse.',
    growing: 'My neighbour has already lost a',
    chats: [
      'My garbage was not picked up 😕',
      'When is the library open?',
      'Is there parking near the arena?',
      'Merci!',
    ],
    search: '/park',
    reply: 'Good morning. ',
    notes: 'since monday, 12 Elm Street',
  },
  fr: {
    call: 'Bonjour, il y a un gros nid-de-poule devant chez moi, et ça empire.',
    growing: 'Mon voisin a déjà perdu un',
    chats: [
      'Mes ordures n’ont pas été ramassées 😕',
      'Quand ouvre la bibliothèque?',
      'Où stationner près de l’aréna?',
      'مرحبا',
    ],
    search: '/station',
    reply: 'Bonjour. ',
    notes: 'depuis lundi, 12, rue King',
  },
} as const

const names = ['Robin', 'Ada', 'Chi', 'Dominique'] as const

/** Goes through the screens of calls and chats that a platform tells of, as a supervisor, who sees all of them. */
export async function visitConversations(
  desktop: Desktop,
  centre: Centre,
  agent: Agent,
  language: Language,
  look: Look,
): Promise<void> {
  await isReady(desktop)
  await desktop.hasRelease()
  await desktop.becomes('online')
  await visitCallFromTelephony(desktop, await Platform.open(centre, 'generic'), agent, language, look)
  await visitChats(desktop, await Platform.open(centre, 'chat-page'), agent, language, look)
  await visitPresence(desktop.page, language, look)
}

async function visitCallFromTelephony(
  { page }: Desktop,
  telephony: Platform,
  { signInName }: Agent,
  language: Language,
  look: Look,
): Promise<void> {
  const say = words[language]
  const call = randomUUID()
  const offer = { channel: 'voice', queue: 'general', agent: signInName, language, resident: 'Alex' }
  await telephony.tell(call, { kind: 'offered', at: Date.now() - 12_000, ...offer })
  await page.getByRole('heading', { name: say.call.offered.voice }).waitFor()
  await look('call-offered', page)
  await telephony.tell(call, { kind: 'accepted' }, residentSays(texts[language].call))
  await page.locator(landmarks.card).first().waitFor()
  await telephony.tell(call, residentSays(texts[language].growing, { final: false }))
  await page.locator('[data-live]').waitFor()
  await look('call-transcript', page)
  await telephony.tell(call, { kind: 'ended', by: 'resident' })
  await page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator(landmarks.ready).waitFor()
}

async function visitChats(
  desktop: Desktop,
  platform: Platform,
  { signInName }: Agent,
  language: Language,
  look: Look,
): Promise<void> {
  const { page } = desktop
  const say = words[language]
  const ids = names.map(() => randomUUID())
  for (const [index, resident] of names.entries()) {
    const at = Date.now() - 60_000 + index * 10_000
    const offer = { channel: 'chat', queue: 'general', agent: signInName, language, resident }
    await platform.tell(
      ids[index] ?? '',
      { kind: 'offered', at, ...offer },
      { kind: 'accepted', agent: signInName, at: at + 1_000 },
      residentSays(texts[language].chats[index] ?? '', { at: at + 5_000 }),
    )
  }
  await platform.tell(ids[1] ?? '', residentSays('?', { at: Date.now() }), { kind: 'connected', connected: false })
  const waiting = randomUUID()
  await platform.tell(waiting, { kind: 'offered', channel: 'chat', queue: 'general', language, resident: 'Kim' })
  await page.locator('[data-conversation]').nth(3).waitFor()
  await page.locator(landmarks.card).first().waitFor()
  await page.locator('button[aria-keyshortcuts="F5"]').waitFor()
  await page.keyboard.type(texts[language].reply)
  await page.keyboard.press('Control+1')
  await page.locator('button[aria-keyshortcuts="Control+Shift+T"]').waitFor()
  await look('chats', page)
  await page.keyboard.press('Enter')
  await page.keyboard.type(texts[language].search)
  await page.getByRole('listbox', { name: say.search.results }).waitFor()
  await look('chat-slash', page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('F8')
  await page.keyboard.type(texts[language].notes)
  await platform.tell(waiting, { kind: 'ended', by: 'resident' })
  await page.locator('button[aria-keyshortcuts="F5"]').waitFor({ state: 'detached' })
  await visitHandOver(page, language, look)
  for (const id of ids) await platform.tell(id, { kind: 'ended', by: 'resident' })
  await wrapUpAll(desktop, language)
}

/** Back into its own queue, and taken out of it again: so the card comes to this desk as well. */
async function visitHandOver(page: Page, language: Language, look: Look): Promise<void> {
  const say = words[language]
  await page.keyboard.press('Control+h')
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /general/ })
    .waitFor()
  await look('hand-over', page)
  await page.getByRole('dialog').getByRole('combobox', { name: say.handOver.to, exact: true }).fill('general')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await look('chat-wrap-up', page)
  // What is not wrapped up counts among the chats that an agent may have.
  await page.keyboard.press('Enter')
  await page.locator('[data-conversation]').nth(3).waitFor({ state: 'detached' })
  await page.locator('button[aria-keyshortcuts="F5"]').waitFor()
  await page.keyboard.press('F5')
  await page.getByRole('heading', { name: say.phase.talking }).waitFor()
  await page.getByRole('region', { name: say.handOver.from.replace('{{from}}', '') }).waitFor()
  await look('handed-over', page)
}

async function wrapUpAll({ page }: Desktop, language: Language): Promise<void> {
  const after = page.getByRole('heading', { name: words[language].phase['after-call'] })
  const ready = page.locator(landmarks.ready)
  await until('all is wrapped up', async () => {
    if (await after.isVisible()) await page.keyboard.press('Enter')
    return ready.isVisible()
  })
}

async function visitPresence(page: Page, language: Language, look: Look): Promise<void> {
  const say = words[language].presence
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('dialog').waitFor()
  await look('presence', page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say.whoIsThere }).click()
  await page.getByRole('dialog').getByRole('table').first().waitFor()
  await look('who-is-there', page)
  await page.keyboard.press('Escape')
}
