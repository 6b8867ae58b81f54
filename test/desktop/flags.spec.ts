import { landmarks } from '../../electron/launch/landmarks.ts'
import { isReady, startPracticeCall } from './support/agent-hands.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'
import { until } from './support/until.ts'

const say = words.en

test('an answer is flagged on a call, settled by an editor, and the agent hears of it', async ({
  ownCentre,
  openDesktop,
}) => {
  const [agent, editor] = [await ownCentre.addAgent('Maya'), await ownCentre.addAgent('Edna', 'editor')]
  const elsewhere = await temporaryFolder('editor')
  const serverUrl = ownCentre.url
  const desktop = await openDesktop({ serverUrl, agent })
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await startPracticeCall(desktop)

  const startedAt = performance.now()
  await page.keyboard.press('Control+Shift+F')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('Ask for the street first.', { delay: 60 })
  await page.keyboard.press('Enter')
  await page.getByText(say.flags.noted).waitFor()
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  await expect(page.locator(landmarks.notes)).toBeFocused()
  await page.keyboard.type('and on')
  await expect(page.locator(landmarks.notes)).toHaveValue('and on')
  await until('the centre has it', async () => (await ownCentre.query('select from flag')).length === 1)

  const desk = await openDesktop({ serverUrl, agent: editor, userData: elsewhere.path })
  await desk.becomes('online')
  await desk.hasRelease()
  await desk.page.getByRole('button', { name: say.flagQueue.open }).click()
  const dialog = desk.page.getByRole('dialog')
  await expect(dialog.getByText('Ask for the street first.')).toBeVisible()
  await dialog.getByLabel(say.flagQueue.words).fill('The street comes first now.')
  await dialog.getByRole('button', { name: say.flagQueue.fixed }).click()
  await expect(dialog.getByText(say.flagQueue.empty)).toBeVisible()

  const news = page.getByRole('button', { name: say.flags.news_one.replace('{{count}}', '1') })
  await news.waitFor()
  await expect(page.locator(landmarks.notes)).toBeFocused()
  await news.click()
  await expect(page.getByText('The street comes first now.')).toBeVisible()
  await expect(news).toHaveCount(0)
  await elsewhere.remove()
})
