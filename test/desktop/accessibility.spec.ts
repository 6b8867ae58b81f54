import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll } from './support/agent-hands.ts'
import type { Desktop } from './support/desktop.ts'
import { visitDesks, visitEveryScreen } from './support/screens.ts'
import { expect, test } from './support/test.ts'
import { until } from './support/until.ts'

const languages = ['en', 'fr'] as const
const themes = ['light', 'dark'] as const

for (const language of languages) {
  for (const theme of themes) {
    test(`axe finds nothing on any screen (${language}, ${theme})`, async ({ agent, openDesktop }) => {
      const desktop = await openDesktop({ agent: null, settings: { language, theme } })
      const found: string[] = []
      await visitEveryScreen(desktop, agent, language, async (screen, page) => {
        found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`))
      })
      expect(found).toEqual([])
    })

    test(`axe finds nothing where notices and flags are (${language}, ${theme})`, async ({ centre, openDesktop }) => {
      const administrator = await centre.addAgent('Test Administrator', 'administrator')
      const desktop = await openDesktop({ agent: administrator, settings: { language, theme } })
      const found: string[] = []
      await visitDesks(desktop, language, async (screen, page) => {
        found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`))
      })
      expect(found).toEqual([])
    })
  }
}

async function violations(page: Page): Promise<string[]> {
  // Playwright drives Electron's one page; axe's usual way wants to open a second.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`))
}

for (const language of languages) {
  test(`nothing scrolls sideways at 200 % (${language})`, async ({ agent, openDesktop }) => {
    const desktop = await openDesktop({ agent: null, settings: { language } })
    await zoom(desktop)
    await visitEveryScreen(desktop, agent, language, async (_screen, page) => expectNoSidewaysScroll(page))
    expect(await desktop.page.evaluate(() => window.innerWidth)).toBe(640)
  })
}

for (const language of languages) {
  test(`nothing scrolls sideways at 200 % where notices and flags are (${language})`, async ({
    centre,
    openDesktop,
  }) => {
    const administrator = await centre.addAgent('Test Administrator', 'administrator')
    const desktop = await openDesktop({ agent: administrator, settings: { language } })
    await zoom(desktop)
    await visitDesks(desktop, language, async (_screen, page) => expectNoSidewaysScroll(page))
  })
}

/** A window of a common size, at twice the size. */
async function zoom(desktop: Desktop): Promise<void> {
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await until('the window is shown', () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((window) => window.isVisible())),
  )
}
