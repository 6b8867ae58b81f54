import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Language } from '../../shared/knowledge/language.ts'
import { expectNoSidewaysScroll, isReady, zoomToTwice } from './support/agent-hands.ts'
import type { Desktop } from './support/desktop.ts'
import { isTypical, longUnless } from './support/long.ts'
import { words } from './support/screens.ts'
import { expect, test } from './support/test.ts'

type Look = (screen: string, page: Page) => Promise<void>

/** Goes through the content team's screens by keyboard where a key leads there, and has each looked at. */
async function visitContent(desktop: Desktop, language: Language, look: Look): Promise<void> {
  const { page } = desktop
  const say = words[language].content
  await isReady(desktop)
  await desktop.hasRelease()
  await page.getByRole('tab', { name: words[language].app.tabContent }).click()
  const box = page.getByRole('combobox', { name: say.filter.text })
  await page.getByRole('option').filter({ hasText: /\w/ }).first().waitFor({ state: 'attached' })
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await look('list', page)
  // Others may have written new answers, which stand first and were never published.
  await box.fill('abandoned-vehicle')
  await box.press('ArrowDown')
  await box.press('Enter')
  await page.getByRole('region', { name: say.editor }).waitFor()
  await page.locator('[data-side="en"] input').first().waitFor()
  await look('editor', page)
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('region', { name: say.earlier.title, exact: true }).getByRole('radio').first().waitFor()
  await look('earlier texts', page)
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: say.editor }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+n')
  await page.getByRole('region', { name: say.editor }).waitFor()
  await page.keyboard.type('A wholly new answer')
  await look('new answer', page)
  await page.keyboard.press('Escape')
  await visitQuestions(page, language, look)
  await page.getByRole('tab', { name: say.release }).click()
  await page.getByRole('region', { name: say.release }).waitFor()
  await look('release', page)
  await page.getByRole('tab', { name: say.history }).click()
  await page.getByRole('region', { name: say.history }).waitFor()
  await look('history', page)
}

/** The test questions: the list, one of them, and one that is being written, its answers looked for. */
async function visitQuestions(page: Page, language: Language, look: Look): Promise<void> {
  const { content } = words[language]
  const say = content.questions
  await page.getByRole('tab', { name: say.title }).click()
  await page.getByText(say.asking).first().waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: say.filter.text }).press('ArrowDown')
  await page.getByRole('region', { name: say.one, exact: true }).waitFor()
  await look('test questions', page)
  await page.getByRole('button', { name: say.add }).click()
  await page.keyboard.type('Zamboni')
  await page.getByRole('combobox', { name: say.pick }).fill('a')
  await page.getByRole('listbox', { name: say.offered }).waitFor()
  await look('new test question', page)
  // Nothing of it stays for whoever comes next.
  await page.getByRole('button', { name: say.remove }).click()
}

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    const title = `axe finds nothing on the content team's screens (${language}, ${theme})`
    test(title, longUnless(isTypical(language, theme) && language === 'fr'), async ({ centre, openDesktop }) => {
      const desktop = await openDesktop({
        agent: await centre.addAgent('Test Editor', 'editor'),
        settings: { language, theme },
      })
      const found: string[] = []
      await visitContent(desktop, language, async (screen, page) => {
        // Playwright drives Electron's one page; axe's usual way wants to open a second.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id} at ${html}`)))
      })
      expect(found).toEqual([])
    })
  }

  const twice = `the content team's screens do not scroll sideways at 200 % (${language})`
  // French is the longer one.
  test(twice, longUnless(language === 'fr'), async ({ centre, openDesktop }) => {
    const desktop = await openDesktop({ agent: await centre.addAgent('Test Editor', 'editor'), settings: { language } })
    await zoomToTwice(desktop)
    await visitContent(desktop, language, async (_screen, page) => expectNoSidewaysScroll(page))
    expect(await desktop.page.evaluate(() => window.innerWidth)).toBe(640)
  })
}
