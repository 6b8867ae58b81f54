import type { Language } from '../../../shared/knowledge/language.ts'
import type { Desktop } from './desktop.ts'
import { words } from './screens.ts'

/* What an editor's hands do in the content team's screens. */

const side = ({ page }: Desktop, language: Language) => page.locator(`[data-side="${language}"]`)

/** Opens an answer by its title. */
export async function openText({ page }: Desktop, title: string, language: Language = 'en'): Promise<void> {
  const say = words[language]
  await page.getByRole('tab', { name: say.app.tabContent }).click()
  await page.getByRole('tab', { name: say.content.answers, exact: true }).click()
  await page.getByRole('combobox', { name: say.content.filter.text }).fill(title)
  await page.getByRole('listbox').getByRole('option').filter({ hasText: title }).first().click()
  await page.getByRole('region', { name: say.content.editor }).waitFor()
}

/** Writes another line to say first, in the text of that language. */
export async function correctSpoken(desktop: Desktop, spoken: string, language: Language = 'en'): Promise<void> {
  await side(desktop, language).getByLabel(words[language].content.field.spoken).fill(spoken)
}

/** Writes into the open text what a new one lacks. */
export async function completeText(desktop: Desktop, language: Language = 'en'): Promise<void> {
  const { field } = words[language].content
  const form = side(desktop, language)
  await form.getByLabel(field.spoken).fill('I can take that down for you.')
  await form.getByLabel(field.steps).fill('- Ask where it is.')
  await form.getByLabel(field.detail, { exact: true }).fill('It takes ten days.')
  await form.getByLabel(field.audience).fill('Anyone who asks')
  await form.getByLabel(field.owner).fill('civic-desk')
}

/** Sends the open text to review, and waits until it is there. */
export async function sendToReview(desktop: Desktop, language: Language = 'en'): Promise<void> {
  const { act } = words[language].content
  await side(desktop, language).getByRole('button', { name: act.review }).click()
  await side(desktop, language).getByRole('button', { name: act.approve }).waitFor()
}

/** Approves the open text, and waits until it is approved. */
export async function approveText(desktop: Desktop, language: Language = 'en'): Promise<void> {
  const { act } = words[language].content
  await side(desktop, language).getByRole('button', { name: act.approve }).click()
  await side(desktop, language).getByRole('button', { name: act.changeHour }).waitFor()
}

/** Goes to the next release, in which one draft waits. */
export async function openNextRelease({ page }: Desktop, language: Language = 'en') {
  const say = words[language].content
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: say.release }).click()
  return page.getByRole('button', { name: say.publish.now_one.replace('{{count}}', '1') })
}

/** Writes other residents' words, one a line, in the text of that language. */
export async function correctResidentsWords(desktop: Desktop, wordsSaid: string, language: Language = 'en') {
  await side(desktop, language).getByLabel(words[language].content.field.residentsWords).fill(wordsSaid)
}

/** Tries a question in the editor and makes it a test question of the open answer. */
export async function makeTestQuestion({ page }: Desktop, question: string, language: Language = 'en'): Promise<void> {
  const { trial } = words[language].content
  const box = page.getByRole('region', { name: trial.title })
  await box.getByRole('textbox').fill(question)
  await box.getByRole('button', { name: trial.makeTest }).click()
  await box.getByText(trial.standing.ours).waitFor()
}

/** Shows every text that the open answer had in that language. */
export async function openEarlierTexts(desktop: Desktop, language: Language = 'en') {
  const { earlier } = words[language].content
  await side(desktop, language).getByRole('button', { name: earlier.open }).click()
  const view = desktop.page.getByRole('region', { name: earlier.title, exact: true })
  await view.getByRole('radio').first().waitFor()
  return view
}
