import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady, markUsed, startPracticeCall } from './support/agent-hands.ts'
import type { Desktop } from './support/desktop.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

const say = words.en.content
const corrected = 'This line was corrected while you read it.'

/** Opens the English text of an answer in the content screens. */
async function openText({ page }: Desktop, title: string): Promise<void> {
  await page.getByRole('tab', { name: words.en.app.tabContent }).click()
  await page.getByRole('combobox', { name: say.filter.text }).fill(title)
  await page.getByRole('option').filter({ hasText: title }).first().click()
  await page.getByRole('region', { name: say.editor }).waitFor()
}

test('one editor corrects an answer, another approves and publishes it, and an agent on a call reads it', async ({
  ownCentre,
  openDesktop,
}) => {
  const serverUrl = ownCentre.url
  const folders = await Promise.all(['editor', 'reviewer'].map(temporaryFolder))
  const [editorFolder = '', reviewerFolder = ''] = folders.map(({ path }) => path)
  const agent = await openDesktop({ serverUrl, agent: await ownCentre.addAgent('Maya') })
  await isReady(agent)
  await agent.hasRelease()
  await startPracticeCall(agent)
  await markUsed(agent)
  const title = await agent.page.locator(`${landmarks.card} h3, ${landmarks.card} h4`).first().innerText()

  const edna = { serverUrl, agent: await ownCentre.addAgent('Edna', 'editor'), userData: editorFolder }
  const editor = await openDesktop(edna)
  await isReady(editor)
  await editor.hasRelease()
  await openText(editor, title)
  const english = editor.page.locator('[data-side="en"]')
  await english.getByLabel(say.field.spoken).fill(corrected)
  await english.getByRole('button', { name: say.act.review }).click()
  await english.getByRole('button', { name: say.act.approve }).waitFor()
  await editor.close()

  const ravi = { serverUrl, agent: await ownCentre.addAgent('Ravi', 'editor'), userData: reviewerFolder }
  const reviewer = await openDesktop(ravi)
  await isReady(reviewer)
  await reviewer.hasRelease()
  await openText(reviewer, title)
  await reviewer.page.locator('[data-side="en"]').getByRole('button', { name: say.act.approve }).click()
  await reviewer.page.locator('[data-side="en"]').getByRole('button', { name: say.act.changeHour }).waitFor()
  await reviewer.page.keyboard.press('Escape')
  await reviewer.page.getByRole('tab', { name: say.release }).click()
  await reviewer.page.getByRole('button', { name: say.publish.now_one.replace('{{count}}', '1') }).click()

  await expect(agent.page.getByText(corrected).first()).toBeVisible()
  await expect(agent.page.locator(landmarks.notes)).toBeFocused()
  await reviewer.page.getByText(say.publish.done.replace('{{number}}', '2')).waitFor()
  const reached = say.reached.count.replace('{{number}}', '2').replace('{{there}}', '2').replace('{{total}}', '3')
  await expect(reviewer.page.getByText(reached)).toBeVisible()
  await Promise.all(folders.map(({ remove }) => remove()))
})
