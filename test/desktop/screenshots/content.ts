import type { Language } from '../../../shared/knowledge/language.ts'
import { isReady } from '../support/agent-hands.ts'
import type { Centre } from '../support/centre.ts'
import { Desktop } from '../support/desktop.ts'
import {
  approveText,
  correctSpoken,
  openEarlierTexts,
  openNextRelease,
  openText,
  sendToReview,
} from '../support/editor-hands.ts'
import { words } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { takePicture, type View } from './views.ts'

/** What is corrected in each view: a text that the view before has published already would not change. */
const corrections = {
  light: {
    title: 'Missed garbage collection',
    spoken:
      'I can report it until 8 p.m. on the next working day. Please leave the cart at the curb; a truck comes back within one working day.',
  },
  dark: {
    title: 'Abandoned vehicle',
    spoken: 'I can report a vehicle that has not moved for three days or has no plates. An officer checks it tomorrow.',
  },
  french: {
    title: 'Collecte des déchets manquée',
    spoken:
      'Je peux le signaler jusqu’à 20 h le jour ouvrable suivant. Laissez le bac en bordure de rue; un camion repasse en un jour ouvrable.',
  },
} as const

/** The content team's screens while one editor corrects an answer and another publishes it. */
export async function contentScreenshotsOf({ name, settings }: View, centre: Centre): Promise<void> {
  const { language } = settings
  const { title, spoken } = corrections[name]
  const open = async (displayName: string) => {
    const { path: userData, remove } = await temporaryFolder('screenshots')
    const agent = await centre.addAgent(displayName, 'editor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await isReady(desktop)
    await desktop.hasRelease()
    return { desktop, close: () => desktop.close().then(remove) }
  }
  const editor = await open('Noor Haddad')
  await editor.desktop.page.getByRole('tab', { name: words[language].app.tabContent }).click()
  await editor.desktop.page.getByRole('listbox').getByRole('option').first().waitFor()
  await takePicture(editor.desktop.page, `content-list-${name}`)
  await openText(editor.desktop, title, language)
  await correctSpoken(editor.desktop, spoken, language)
  await tryQuestions(editor.desktop, language)
  await takePicture(editor.desktop.page, `content-editor-${name}`)
  await sendToReview(editor.desktop, language)
  const reviewer = await open('Luc Bouchard')
  await openText(reviewer.desktop, title, language)
  await approveText(reviewer.desktop, language)
  const publish = await openNextRelease(reviewer.desktop, language)
  await publish.click({ trial: true })
  await takePicture(reviewer.desktop.page, `content-release-${name}`)
  await publish.click()
  const { page } = reviewer.desktop
  await publish.waitFor({ state: 'detached' })
  await page.waitForTimeout(1_500)
  await takePicture(page, `content-reached-${name}`)
  await questionPictures(reviewer.desktop, name, language)
  await openText(reviewer.desktop, title, language)
  await openEarlierTexts(reviewer.desktop, language)
  await takePicture(page, `content-history-${name}`)
  await page.getByRole('button', { name: words[language].gaps.open }).click()
  await page.getByRole('dialog').waitFor()
  await takePicture(page, `gaps-${name}`)
  await reviewer.close()
  await editor.close()
}

/** What somebody writes while the picture is taken. */
const asked = {
  en: { answer: 'vehicle', text: 'there is a wreck on the boulevard' },
  fr: { answer: 'déchets', text: 'le camion nous a oubliés ce matin' },
} as const

/** Asks in the editor what residents ask. */
async function tryQuestions({ page }: Desktop, language: Language): Promise<void> {
  const say = words[language].content.trial
  const box = page.getByRole('region', { name: say.title })
  await box.getByRole('textbox').fill(asked[language].text)
  await box.getByRole('button', { name: say.makeTest }).waitFor()
}

/** The test questions, those first that are not found; and one that is being written. */
async function questionPictures({ page }: Desktop, view: string, language: Language): Promise<void> {
  const say = words[language].content.questions
  await page.getByRole('tab', { name: say.title }).click()
  await page.getByText(say.asking).first().waitFor({ state: 'detached' })
  await page.getByRole('checkbox', { name: say.filter.failuresFirst }).check()
  await page.getByRole('combobox', { name: say.filter.text }).press('ArrowDown')
  await takePicture(page, `content-questions-${view}`)
  await page.getByRole('button', { name: say.add }).click()
  await page.keyboard.type(asked[language].text)
  await page.getByRole('combobox', { name: say.pick }).fill(asked[language].answer)
  await page.waitForTimeout(1_500)
  await takePicture(page, `content-questions-new-${view}`)
}
