import { AxeBuilder } from '@axe-core/playwright'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady, startPracticeCall } from './support/agent-hands.ts'
import type { Desktop } from './support/desktop.ts'
import { approveText, completeText, openNextRelease, openText, sendToReview } from './support/editor-hands.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'
import { until } from './support/until.ts'

const say = words.en
const asked = 'unicorn stable permit'
const title = 'Unicorn stable permit'
const draftName = say.flagQueue.draftAbout.replace('{{query}}', asked)

async function axeFinds({ page }: Desktop): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`))
}

test('an agent proposes a missing answer from a call, editors write and publish it, and the agent finds it', async ({
  ownCentre,
  openDesktop,
}) => {
  const serverUrl = ownCentre.url
  const [editorFolder, reviewerFolder] = await Promise.all([temporaryFolder('editor'), temporaryFolder('reviewer')])
  const agent = await openDesktop({ serverUrl, agent: await ownCentre.addAgent('Maya') })
  const { page } = agent
  await isReady(agent)
  await agent.hasRelease()
  await startPracticeCall(agent)
  const notes = page.locator(landmarks.notes)
  await notes.fill(`${asked} call 416-555-0199`)
  // In the middle of a word, to come back to.
  await notes.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(7, 7))

  const startedAt = performance.now()
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+Tab')
  const query = page.getByRole('textbox', { name: say.flags.query })
  await expect(query).toBeFocused()
  await expect(query).toHaveValue(`${asked} call [phone]`)
  await page.keyboard.press('End')
  for (let letter = 0; letter < ' call [phone]'.length; letter++) await page.keyboard.press('Backspace')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Asked twice today', { delay: 60 })
  await page.keyboard.press('Enter')
  await page.getByText(say.flags.noted).waitFor()
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  await expect(notes).toBeFocused()
  await page.keyboard.type('!')
  await expect(notes).toHaveValue(`unicorn! stable permit call 416-555-0199`)
  await until('the centre has it', async () => (await ownCentre.query('select from flag')).length === 1)

  const edna = await ownCentre.addAgent('Edna', 'editor')
  const editor = await openDesktop({ serverUrl, agent: edna, userData: editorFolder.path })
  await editor.becomes('online')
  await editor.hasRelease()
  await editor.page.getByRole('button', { name: say.flagQueue.open }).click()
  await expect(editor.page.getByRole('dialog').getByText('Asked twice today')).toBeVisible()
  expect(await axeFinds(editor)).toEqual([])
  await editor.page.getByRole('button', { name: draftName }).press('Enter')
  await expect(editor.page.getByLabel(say.content.field.title)).toHaveValue(title)
  await expect(editor.page.getByLabel(say.content.field.residentsWords)).toHaveValue(asked)
  await completeText(editor)
  await sendToReview(editor)
  await editor.close()

  const ravi = await ownCentre.addAgent('Ravi', 'editor')
  const reviewer = await openDesktop({ serverUrl, agent: ravi, userData: reviewerFolder.path })
  await isReady(reviewer)
  await reviewer.hasRelease()
  await openText(reviewer, title)
  await approveText(reviewer)
  await (await openNextRelease(reviewer)).click()
  await reviewer.page.getByText(say.content.publish.done.replace('{{number}}', '2')).waitFor()
  await reviewer.page.getByRole('button', { name: say.flagQueue.open }).click()
  const dialog = reviewer.page.getByRole('dialog')
  await dialog.getByLabel(say.flagQueue.words).fill('There is an answer now.')
  await expect(dialog.getByLabel(say.flagQueue.release)).toHaveValue('2')
  await dialog.getByRole('button', { name: say.flagQueue.fixed }).click()
  await dialog.getByRole('tab', { name: say.flagQueue.settled }).click()
  await expect(dialog.getByText(say.flags.state.fixed.replace('{{number}}', '2'))).toBeVisible()
  expect(await axeFinds(reviewer)).toEqual([])

  await page.getByRole('button', { name: say.flags.news_one.replace('{{count}}', '1') }).click()
  await expect(page.getByText('There is an answer now.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('unicorn stable')
  await expect(page.getByRole('option', { name: title })).toBeVisible()
  await Promise.all([editorFolder.remove(), reviewerFolder.remove()])
})
