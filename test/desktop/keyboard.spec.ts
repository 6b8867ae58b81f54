import type { Locator } from '@playwright/test'
import { landmarks } from '../../electron/launch/landmarks.ts'
import { confirmWrapUp, endCall, isReady, markUsed, startPracticeCall } from './support/agent-hands.ts'
import { words } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('signs in without a mouse', async ({ agent, openDesktop }) => {
  const desktop = await openDesktop({ agent: null })
  const { keyboard } = desktop.page
  await expect(desktop.page.locator('input[autocomplete="username"]')).toBeFocused()
  await keyboard.type(agent.signInName)
  await keyboard.press('Tab')
  await keyboard.type(agent.password)
  await keyboard.press('Enter')
  await isReady(desktop)
})

test('says what to do after a wrong password', async ({ agent, openDesktop }) => {
  const desktop = await openDesktop({ agent: null })
  await desktop.page.locator('input[autocomplete="username"]').fill(agent.signInName)
  await desktop.page.locator('input[type="password"]').fill('wrong')
  await desktop.page.keyboard.press('Enter')
  await expect(desktop.page.getByRole('main').getByRole('alert')).toContainText(
    words.en.signIn.faults['wrong-name-or-password'],
  )
})

test('says what to do when the server cannot be reached', async ({ agent, openDesktop }) => {
  const desktop = await openDesktop({ agent: null, serverUrl: 'http://127.0.0.1:9' })
  await desktop.page.locator('input[autocomplete="username"]').fill(agent.signInName)
  await desktop.page.locator('input[type="password"]').fill(agent.password)
  await desktop.page.keyboard.press('Enter')
  await expect(desktop.page.getByRole('main').getByRole('alert')).toContainText(
    words.en.signIn.faults['server-unreachable'],
  )
})

test('digits typed in a call are digits', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  await desktop.page.keyboard.type('123 et 4')
  await expect(desktop.page.locator(landmarks.notes)).toHaveValue('123 et 4')
  await expect(desktop.page.locator(landmarks.openAnswer)).toHaveCount(0)
})

test('copies the open answer with a key', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  const spoken = await desktop.page.locator(landmarks.card).first().locator('p').first().innerText()
  await markUsed(desktop)
  await desktop.page.keyboard.press('Control+Shift+C')
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toContain(spoken)
})

test('Escape closes the open answer and leaves the focus in the notes', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  await markUsed(desktop)
  await desktop.page.keyboard.press('Escape')
  await expect(desktop.page.locator(landmarks.openAnswer)).toHaveCount(0)
  await expect(desktop.page.locator(landmarks.notes)).toBeFocused()
})

test('an answer is searched for, read and left again without a mouse', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await startPracticeCall(desktop)
  await page.keyboard.press('Control+K')
  await page.keyboard.type('parking permit')
  await expect(page.locator('[role="option"][aria-selected="true"]')).toContainText(/parking/i)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator(landmarks.openAnswer).waitFor()
  await expect(page.locator(landmarks.notes)).toBeFocused()
})

test('a long answer opens at the section that was asked for', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  const { page } = desktop
  await isReady(desktop)
  await desktop.hasRelease()
  await page.getByRole('button', { name: words.en.practice.withoutScript }).click()
  await page.keyboard.type(
    'I am divorced and want a marriage licence, do you need the divorce certificate from abroad ',
  )
  await expect(page.locator(landmarks.card).first()).toContainText('Divorced or widowed')
  await markUsed(desktop)
  await expect(page.getByRole('heading', { name: 'Divorced or widowed' })).toBeInViewport()
  await expect(page.getByRole('heading', { name: 'When to come' })).not.toBeInViewport()
})

test('Escape leaves the search with the cursor in the notes', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  await desktop.page.keyboard.press('F3')
  await expect(desktop.page.getByRole('combobox', { name: words.en.search.title })).toBeFocused()
  await desktop.page.keyboard.press('Escape')
  await expect(desktop.page.locator(landmarks.notes)).toBeFocused()
})

test('the outcome of a call can be changed without a mouse', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await startPracticeCall(desktop)
  await markUsed(desktop)
  await endCall(desktop)
  const outcome = desktop.page.getByLabel(words.en.wrapUp.disposition)
  for (let presses = 0; presses < 40 && !(await isFocused(outcome)); presses++) await desktop.page.keyboard.press('Tab')
  await desktop.page.keyboard.press('End')
  await expect(outcome).toHaveValue('other')
  await desktop.page.keyboard.press('F8')
  await confirmWrapUp(desktop)
})

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === document.activeElement)

test('a question mark outside of the notes shows the keys', async ({ openDesktop }) => {
  const desktop = await openDesktop()
  await isReady(desktop)
  await desktop.page.keyboard.press('?')
  await expect(desktop.page.getByRole('dialog', { name: words.en.keys.title })).toBeVisible()
})
