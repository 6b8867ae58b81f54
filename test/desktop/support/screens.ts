import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import en from '../../../renderer/translations/en.json' with { type: 'json' }
import fr from '../../../renderer/translations/fr.json' with { type: 'json' }
import type { Language } from '../../../shared/knowledge/language.ts'
import { confirmWrapUp, endCall, isReady, markUsed, signIn } from './agent-hands.ts'
import type { Agent } from './centre.ts'
import { type Desktop, personOf } from './desktop.ts'
import { until } from './until.ts'

/** The interface's own words. */
export const words = { en, fr } as const

/** Looks at one screen; `name` is for reports and files. */
type Look = (name: string, page: Page) => Promise<void>

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
