import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expectNoSidewaysScroll, isShown, zoomToTwice } from './support/agent-hands.ts'
import { visitConversations } from './support/conversation-screens.ts'
import { isTypical, longUnless } from './support/long.ts'
import { visitDesks, visitEveryScreen } from './support/screens.ts'
import { expect, test } from './support/test.ts'
import { until } from './support/until.ts'

const languages = ['en', 'fr'] as const
const themes = ['light', 'dark'] as const

for (const language of languages) {
  for (const theme of themes) {
    const anyTitle = `axe finds nothing on any screen (${language}, ${theme})`
    test(anyTitle, longUnless(isTypical(language, theme)), async ({ agent, openDesktop }) => {
      const desktop = await openDesktop({ agent: null, settings: { language, theme } })
      const found: string[] = []
      await visitEveryScreen(desktop, agent, language, async (screen, page) => {
        found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`))
      })
      expect(found).toEqual([])
    })

    const desksTitle = `axe finds nothing where notices and flags are (${language}, ${theme})`
    test(desksTitle, longUnless(isTypical(language, theme)), async ({ centre, openDesktop }) => {
      const administrator = await centre.addAgent('Test Administrator', 'administrator')
      const desktop = await openDesktop({ agent: administrator, settings: { language, theme } })
      const found: string[] = []
      await visitDesks(desktop, language, async (screen, page) => {
        found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`))
      })
      expect(found).toEqual([])
    })

    const chatsTitle = `axe finds nothing where calls and chats are (${language}, ${theme})`
    test(chatsTitle, longUnless(language === 'fr' && theme === 'dark'), async ({ ownCentre, openDesktop }) => {
      const supervisor = await ownCentre.addAgent('Test Supervisor', 'supervisor')
      const serverUrl = ownCentre.url
      const desktop = await openDesktop({ serverUrl, agent: supervisor, settings: { language, theme } })
      const found: string[] = []
      await visitConversations(desktop, ownCentre, supervisor, language, async (screen, page) => {
        found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`))
      })
      expect(found).toEqual([])
    })
  }
}

async function violations(page: Page): Promise<string[]> {
  // Between two colours there are some that nobody reads.
  await page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished))
  })
  // Playwright drives Electron's one page; axe's usual way wants to open a second.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html}`))
}

for (const language of languages) {
  test(
    `nothing scrolls sideways at 200 % (${language})`,
    longUnless(language === 'fr'),
    async ({ agent, openDesktop }) => {
      const desktop = await openDesktop({ agent: null, settings: { language } })
      await zoomToTwice(desktop)
      await visitEveryScreen(desktop, agent, language, async (_screen, page) => expectNoSidewaysScroll(page))
      expect(await desktop.page.evaluate(() => window.innerWidth)).toBe(640)
    },
  )
}

for (const language of languages) {
  const title = `nothing scrolls sideways at 200 % where notices and flags are (${language})`
  test(title, longUnless(language === 'fr'), async ({ centre, openDesktop }) => {
    const administrator = await centre.addAgent('Test Administrator', 'administrator')
    const desktop = await openDesktop({ agent: administrator, settings: { language } })
    await zoomToTwice(desktop)
    await visitDesks(desktop, language, async (_screen, page) => expectNoSidewaysScroll(page))
  })
}

for (const language of languages) {
  const title = `nothing scrolls sideways at 200 % where calls and chats are (${language})`
  test(title, longUnless(language === 'fr'), async ({ ownCentre, openDesktop }) => {
    const supervisor = await ownCentre.addAgent('Test Supervisor', 'supervisor')
    const desktop = await openDesktop({ serverUrl: ownCentre.url, agent: supervisor, settings: { language } })
    await zoomToTwice(desktop)
    await visitConversations(desktop, ownCentre, supervisor, language, async (_screen, page) =>
      expectNoSidewaysScroll(page),
    )
  })
}

test('the window is shown although it was zoomed before its first picture', async ({ openDesktop }) => {
  const desktop = await openDesktop({ agent: null })
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await until('the window is shown', () => isShown(desktop), 10_000)
})
