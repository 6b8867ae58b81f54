import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { test as base, type TestInfo } from '@playwright/test'
import { type Display, openDisplay } from '../../../electron/launch/display.ts'
import { type Agent, Centre } from './centre.ts'
import { Desktop, type DesktopOptions } from './desktop.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Wishes = Partial<DesktopOptions>

type Worlds = {
  /** An agent whom only this test knows. */
  readonly agent: Agent
  /** A centre that this test may kill. */
  readonly ownCentre: Centre
  /** Where this test's workstation keeps what it knows. */
  readonly userData: string
  /** Opens a desktop of this test's workstation; it is closed at the end. */
  readonly openDesktop: (wishes?: Wishes) => Promise<Desktop>
}

type SharedWorlds = {
  /** A display that this worker's windows have to themselves: only one window of a display has the keys. */
  readonly display: Display
  /** A centre that runs for all tests; they leave it alone. */
  readonly centre: Centre
}

/** Says what a window showed when its test failed: Playwright keeps a picture of browsers' pages only. */
async function printPage(desktop: Desktop, testInfo: TestInfo): Promise<void> {
  if (desktop.hasEnded || desktop.page.isClosed()) return
  const main = desktop.page.locator('body')
  const seen = await main.ariaSnapshot({ timeout: 5_000 }).catch((failure: unknown) => String(failure))
  await desktop.page.screenshot({ path: testInfo.outputPath(`${randomUUID()}.png`) }).catch(() => {})
  console.error(`A window of “${testInfo.title}” at its end:\n${seen}`)
}

/** Playwright's `test` in our world: a real server, and real desktops on request. */
export const test = base.extend<Worlds, SharedWorlds>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names out of the pattern.
    async ({}, use) => {
      const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
      Object.assign(process.env, display.env)
      await use(display)
      await display.stop()
    },
    { scope: 'worker', auto: true },
  ],
  centre: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const centre = await Centre.open()
      await use(centre)
      await centre.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  ownCentre: async ({}, use) => {
    const centre = await Centre.open()
    await use(centre)
    await centre.close()
  },
  agent: async ({ centre }, use) => use(await centre.addAgent()),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  userData: async ({}, use) => {
    const folder = await temporaryFolder('desktop')
    await use(join(folder.path, 'user-data'))
    await folder.remove()
  },
  openDesktop: async ({ centre, agent, userData }, use, testInfo) => {
    const opened: Desktop[] = []
    await use(async (wishes = {}) => {
      const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, ...wishes })
      opened.push(desktop)
      return desktop
    })
    if (testInfo.status !== testInfo.expectedStatus) await Promise.all(opened.map((one) => printPage(one, testInfo)))
    for (const desktop of opened) await desktop.close()
  },
})

export { expect } from '@playwright/test'
