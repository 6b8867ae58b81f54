import { landmarks } from '../../electron/launch/landmarks.ts'
import { confirmWrapUp, endCall, isReady, markUsed } from './support/agent-hands.ts'
import { words } from './support/screens.ts'
import { expect, test } from './support/test.ts'

test('a French resident is offered French answers', async ({ openDesktop }) => {
  const desktop = await openDesktop({ settings: { language: 'fr' } })
  await isReady(desktop)
  await desktop.page
    .getByRole('button', { name: /déneigeuse|banc de neige/i })
    .first()
    .click()
  const title = desktop.page.locator(`${landmarks.card} h3`).first()
  await title.waitFor()
  await expect(title).toHaveAttribute('lang', 'fr')
  await markUsed(desktop)
  await endCall(desktop)
  await confirmWrapUp(desktop)
})

test('the whole interface changes its language at once', async ({ openDesktop }) => {
  const desktop = await openDesktop({ settings: { language: 'en' } })
  await isReady(desktop)
  await desktop.page.getByText(words.en.app.otherLanguage, { exact: true }).first().click()
  await expect(desktop.page.locator('html')).toHaveAttribute('lang', /^fr/)
  await expect(desktop.page.getByRole('tab', { name: words.fr.app.tabMyDay })).toBeVisible()
  await expect(desktop.page.getByText(words.en.app.tabMyDay, { exact: true })).toHaveCount(0)
})

test('the language chosen is kept over a restart', async ({ openDesktop }) => {
  const first = await openDesktop({ settings: { language: 'en' } })
  await isReady(first)
  await first.page.getByText(words.en.app.otherLanguage, { exact: true }).first().click()
  await expect(first.page.locator('html')).toHaveAttribute('lang', /^fr/)
  await first.close()
  const second = await openDesktop()
  await isReady(second)
  await expect(second.page.locator('html')).toHaveAttribute('lang', /^fr/)
})
