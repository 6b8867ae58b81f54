import { landmarks } from '../../electron/launch/landmarks.ts'
import { pageWords } from '../../server/conversations/chat-page/page-words.ts'
import { httpPaths } from '../../shared/http-contract.ts'
import { isReady } from './support/agent-hands.ts'
import { openBrowser } from './support/browser.ts'
import { Centre } from './support/centre.ts'
import { words } from './support/screens.ts'
import { test as base, expect } from './support/test.ts'

const say = words.en
const theirs = pageWords.fr

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of the pattern.
  ownCentre: async ({}, use) => {
    const centre = await Centre.open({ CUE311_CHAT_PAGE: 'yes' })
    await use(centre)
    await centre.close()
  },
})

test('a resident at the city’s page and an agent at her window talk, and both see the end', async ({
  ownCentre,
  openDesktop,
}) => {
  const desktop = await openDesktop({ serverUrl: ownCentre.url, agent: await ownCentre.addAgent('Maya') })
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await desktop.becomes('online')

  const resident = await openBrowser(`${ownCentre.url}${httpPaths.chatPage}?lang=fr`)
  await resident.page.getByLabel(theirs.name).fill('Amira')
  await resident.page.getByRole('button', { name: theirs.start }).click()
  await resident.page.getByLabel(theirs.message).fill('Il y a un nid-de-poule devant chez moi')
  await resident.page.keyboard.press('Enter')

  await page.getByRole('button', { name: /^1 chat waits/ }).waitFor()
  await page.keyboard.press('F5')
  await expect(page.getByRole('log')).toContainText('Il y a un nid-de-poule devant chez moi')
  await expect(resident.page.getByText(theirs.talking)).toBeVisible()
  await page.locator(landmarks.card).first().waitFor()

  const composer = page.getByRole('textbox', { name: say.composer.label })
  await expect(composer).toBeFocused()
  await page.keyboard.press('Control+1')
  await expect(composer).toHaveValue(/nid-de-poule/i)
  await expect(resident.page.getByText(theirs.typing)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(composer).toHaveValue('')
  await expect(resident.page.getByRole('log')).toContainText(/nid-de-poule.*nid-de-poule/is)

  await resident.page.getByLabel(theirs.message).fill('Merci beaucoup!')
  await resident.page.keyboard.press('Enter')
  await expect(page.getByRole('log')).toContainText('Merci beaucoup!')

  await resident.page.getByRole('button', { name: theirs.end }).click()
  await resident.page.getByRole('dialog').getByRole('button', { name: theirs.endYes }).click()
  await expect(resident.page.getByRole('heading', { name: theirs.over })).toBeVisible()
  await page.getByRole('heading', { name: say.phase['after-call'] }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator(landmarks.ready).waitFor()
  await desktop.hasSentAll()
  const [row] = await ownCentre.query('select phase, topic from interaction')
  expect(row).toEqual({ phase: 'done', topic: 'pothole-report' })
  await resident.close()
})
