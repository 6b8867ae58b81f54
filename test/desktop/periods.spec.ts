import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { axeFinds } from './support/axe.ts'
import { givePast } from './support/past.ts'
import { chooses } from './support/save-dialog.ts'
import { words } from './support/screens.ts'
import { temporaryFolder } from './support/temporary-folder.ts'
import { expect, test } from './support/test.ts'

test('a supervisor opens what stands behind a number, and takes the figures along', async ({
  ownCentre,
  openDesktop,
}) => {
  await givePast(ownCentre, { agents: 6, days: 70 })
  const { path, remove } = await temporaryFolder('files')
  const sora = await ownCentre.addAgent('Sora', 'supervisor')
  const desktop = await openDesktop({
    serverUrl: ownCentre.url,
    agent: sora,
    settings: { language: 'fr', theme: 'dark' },
  })
  const { page } = desktop
  const say = words.fr
  await desktop.becomes('online')
  await page.getByRole('tab', { name: say.app.tabPeriods }).click()
  await page.getByRole('heading', { name: say.periods.course }).waitFor()
  expect(await axeFinds(desktop)).toEqual([])

  const tile = page.locator('dl > div').filter({ hasText: say.figure.transfers.name })
  await tile.getByRole('button').first().focus()
  const number = page.locator('dl > div').filter({ hasText: say.figure.handled.name }).getByRole('button').last()
  const shown = (await number.textContent()) ?? ''
  const handled = Number(shown.replace(/\D/g, ''))
  const [row] = await ownCentre.query<{ count: number }>(
    `select count(*)::integer as count from interaction where phase = 'done' and not practice
      and started_at >= date_trunc('day', now() at time zone 'America/Toronto') at time zone 'America/Toronto' - interval '30 days'
      and started_at < date_trunc('day', now() at time zone 'America/Toronto') at time zone 'America/Toronto'`,
  )
  expect(handled).toBeGreaterThan(100)
  // Where clocks were changed within these days thirty times 24 hours begin an hour beside midnight.
  expect(Math.abs(handled - (row?.count ?? 0))).toBeLessThanOrEqual(5)

  await number.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('status')).toContainText(shown)
  expect(await axeFinds(desktop)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(say.fact.accepted, { exact: false }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(number).toBeFocused()

  await chooses(desktop, join(path, 'chiffres.csv'))
  await page.getByRole('button', { name: say.export.as.replace('{{format}}', 'CSV') }).click()
  await page.getByText('chiffres.csv').waitFor()
  expect(await readFile(join(path, 'chiffres.csv'), 'utf8')).toContain(`,${handled},`)

  await chooses(desktop, join(path, 'chiffres.pdf'))
  await page.keyboard.press('Control+p')
  await expect(async () => {
    expect((await readFile(join(path, 'chiffres.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')
  }).toPass({ timeout: 30_000 })

  for (const panel of ['hours', 'effect', 'staff'] as const) {
    await page.getByRole('tab', { name: say.periods.panel[panel] }).click()
    await expect(page.getByText(say.periods.loading)).toHaveCount(0)
    await page.locator('main h3').first().waitFor()
    expect(await axeFinds(desktop)).toEqual([])
  }
  await page.getByRole('tab', { name: say.periods.panel.overview }).click()
  await desktop.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(2)
  })
  await page.getByRole('heading', { name: say.periods.course }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await remove()
})
