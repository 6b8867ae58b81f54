import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import en from '../../../renderer/translations/en.json' with { type: 'json' }
import fr from '../../../renderer/translations/fr.json' with { type: 'json' }
import { figuresIn } from '../../../shared/figures/definitions.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import { confirmWrapUp, endCall, isReady, markUsed, signIn, startPracticeCall } from './agent-hands.ts'
import type { Agent } from './centre.ts'
import { type Desktop, personOf } from './desktop.ts'
import { until } from './until.ts'

/** The interface's own words. */
export const words = {
  en: { ...en, figure: figuresIn('en') },
  fr: { ...fr, figure: figuresIn('fr') },
} as const

/** Looks at one screen; `name` is for reports and files. */
export type Look = (name: string, page: Page) => Promise<void>

/** What the call is about; by default the first practice call. */
type CallWishes = { readonly script?: string; readonly notes?: string; readonly heardOut?: boolean }

/**
 * Goes through every screen of a desktop that nobody is signed in on, in the order of a working day, and has each
 * looked at.
 */
export async function visitEveryScreen(
  desktop: Desktop,
  agent: Agent,
  language: Language,
  look: Look,
  wishes: CallWishes = {},
): Promise<void> {
  const { page } = desktop
  const say = words[language]
  await page.locator('input[type="password"]').waitFor()
  await look('sign-in', page)
  await signIn(page, agent)
  await isReady(desktop)
  await desktop.hasRelease()
  await look('ready', page)
  await visitCall(desktop, look, language, wishes)
  await page.getByRole('tab', { name: say.app.tabMyDay }).click()
  await page.getByRole('table').waitFor()
  await look('my-day', page)
  await page.getByRole('tab', { name: say.app.tabCall }).click()
  await page.keyboard.press('F1')
  await page.getByRole('dialog').waitFor()
  await look('key-map', page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await visitSuggestionSettings(page, look, language)
  await visitSearch(page, look, language)
  await visitQuestion(desktop, look, language)
  await haveSomethingRefused(desktop)
  await page.getByRole('button', { name: /1 (refused|refus)/i }).click()
  await page.getByRole('dialog').waitFor()
  await look('refused', page)
}

const flagNotes = { en: 'The fee went up in January.', fr: 'Les frais ont augmenté en janvier.' } as const

async function visitCall(desktop: Desktop, look: Look, language: Language, wishes: CallWishes): Promise<void> {
  const { page } = desktop
  const { script, notes = '12 ', heardOut = false } = wishes
  if (script) await page.getByRole('button', { name: script }).click()
  else await page.keyboard.press('F2')
  await page.locator(landmarks.card).first().waitFor()
  await page.keyboard.type(notes)
  if (heardOut) await page.getByText(words[language].call.residentFinished).waitFor()
  await page.locator(landmarks.card).first().waitFor()
  await look('call', page)
  await markUsed(desktop)
  await look('answer', page)
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.type(flagNotes[language])
  await look('flag', page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('F4')
  await look('hold', page)
  await page.keyboard.press('F4')
  await endCall(desktop)
  await look('wrap-up', page)
  await confirmWrapUp(desktop)
}

async function visitSuggestionSettings(page: Page, look: Look, language: Language): Promise<void> {
  const say = words[language].suggestionSettings
  await page.getByRole('button', { name: say.open.replace('{{from}}', say.possible) }).click()
  await page.getByRole('button', { name: say.forget }).click()
  await page.getByRole('button', { name: say.keep }).waitFor()
  await look('suggestion-settings', page)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const searches = {
  en: { found: 'parking', missing: 'unicorns' },
  fr: { found: 'stationnement', missing: 'licornes' },
} as const

async function visitSearch(page: Page, look: Look, language: Language): Promise<void> {
  const { found, missing } = searches[language]
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: words[language].search.title }).waitFor()
  await look('search-empty', page)
  await page.keyboard.type(found)
  await page.locator('[role="option"][aria-selected="true"]').waitFor()
  await page.keyboard.press('ArrowDown')
  await look('search', page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(missing)
  await page.getByText(words[language].search.nothingTold).first().waitFor()
  await look('search-nothing', page)
  await page.keyboard.press('Escape')
}

/** What several answers are about, and their content has a question for. */
const unclear = { en: 'noise', fr: 'bruit' } as const

async function visitQuestion(desktop: Desktop, look: Look, language: Language): Promise<void> {
  const { page } = desktop
  await page.getByRole('button', { name: words[language].practice.withoutScript }).click()
  await page.keyboard.type(unclear[language])
  await page.locator(landmarks.choice).first().waitFor()
  await look('question', page)
  await endCall(desktop)
  await confirmWrapUp(desktop)
}

/** Records something that the centre refuses: the fact of somebody who never signed in here. */
export async function haveSomethingRefused(desktop: Desktop): Promise<void> {
  await personOf(desktop)
  await desktop.request('fact:record', {
    kind: 'accepted',
    factId: randomUUID(),
    interactionId: randomUUID(),
    agentId: randomUUID(),
    at: Date.now(),
  })
  await until('the centre has refused it', async () => (await desktop.status()).outbox.refused === 1)
}

/**
 * Goes through what only those see who answer for the content: the notice above the call, where it is written, and what
 * was flagged. The notice is for administrators alone, so that no other desktop of the centre shows it.
 */
export async function visitDesks(desktop: Desktop, language: Language, look: Look): Promise<void> {
  const { page } = desktop
  const say = words[language]
  const bannerId = randomUUID()
  const audience = { kind: 'role', role: 'administrator' } as const
  const text = {
    en: 'Boil water in the old town until further notice: one minute, also to brush teeth.',
    fr: 'Faire bouillir l’eau dans la vieille ville jusqu’à nouvel ordre : une minute, aussi pour se brosser les dents.',
  }
  await desktop.becomes('online')
  await desktop.hasRelease()
  await desktop.request('banner:put', { bannerId, text, audience, startsAt: Date.now(), endsAt: Date.now() + 600_000 })
  await page.getByRole('button', { name: say.banner.acknowledge }).waitFor()
  await startPracticeCall(desktop)
  await look('notice', page)
  await page.keyboard.press('F6')
  await page.getByRole('button', { name: say.banner.acknowledge }).waitFor({ state: 'detached' })
  await look('notice-acknowledged', page)
  await flagSomething(desktop)
  await page.getByRole('button', { name: say.flagQueue.open }).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await look('flag-queue', page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say.gaps.open }).click()
  await page.getByRole('dialog').getByRole('heading', { name: say.gaps.dismissed }).waitFor()
  await look('gaps', page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say.banner.open }).click()
  await page.getByRole('dialog').locator('summary').first().click()
  await page.getByRole('button', { name: say.banner.put }).click()
  await look('notices', page)
  await page.keyboard.press('Escape')
  await desktop.request('banner:end', { bannerId })
  await settleFlags(desktop)
  await page.getByRole('tab', { name: say.app.tabMyDay }).click()
  await page.getByRole('region', { name: say.flags.mine }).waitFor()
  await look('my-flags', page)
  await page.getByRole('tab', { name: say.app.tabFloor }).click()
  await page.getByText(say.wall.live, { exact: true }).waitFor()
  await look('floor', page)
  const how = say.figures.how.replace('{{figure}}', say.figure.waiting.name)
  await page.getByRole('button', { name: how }).first().focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await page.getByText(say.figure.waiting.formula).filter({ visible: true }).waitFor()
  await look('floor-formula', page)
}

/** Flags the first card, in the call that is open, and waits until the centre has it. */
async function flagSomething(desktop: Desktop): Promise<void> {
  const { page } = desktop
  await markUsed(desktop)
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.type('The fee went up in January.')
  await page.keyboard.press('Enter')
  await until('the flag is in the queue', async () => (await openFlags(desktop)).length > 0)
}

async function openFlags(desktop: Desktop): Promise<readonly string[]> {
  const answer = await desktop.request('flags:list', { state: 'open', owner: null })
  return answer.ok ? answer.value.groups.flatMap(({ flags }) => flags.map(({ flagId }) => flagId)) : []
}

async function settleFlags(desktop: Desktop): Promise<void> {
  const decision = { state: 'fixed', release: 1, words: 'The fee was corrected; thank you.' } as const
  await desktop.request('flags:settle', { flagIds: [...(await openFlags(desktop))], decision })
}
