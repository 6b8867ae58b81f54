import { randomUUID } from 'node:crypto'
import { Centre } from '../support/centre.ts'
import { Desktop } from '../support/desktop.ts'
import { Platform } from '../support/platform.ts'
import { words } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { burst, morning, recordMorning } from './morning.ts'
import { takePicture, type View } from './views.ts'

export async function floorScreenshotsOf({ name, settings }: View): Promise<void> {
  const centre = await Centre.open()
  const { path: userData, remove } = await temporaryFolder('screenshots')
  try {
    const platform = await Platform.open(centre, 'generic')
    const agents = []
    for (const agent of ['Sam Okafor', 'Amélie Tremblay', 'Noor Haddad']) agents.push(await centre.addAgent(agent))
    const supervisor = await centre.addAgent('Grace Lindqvist', 'supervisor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: supervisor, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await desktop.becomes('online')
    await desktop.hasRelease()
    await recordMorning(desktop, [...morning, ...burst])
    for (const [index, { signInName }] of agents.entries()) {
      const at = Date.now() - (index + 1) * 47_000
      const offer = { kind: 'offered', channel: 'voice', queue: 'general', at }
      await platform.tell(randomUUID(), offer, { kind: 'accepted', agent: signInName, at: at + 9_000 + index * 30_000 })
    }
    for (const [queue, agoMs] of [
      ['general', 215_000],
      ['water', 21_000],
    ] as const) {
      await platform.tell(randomUUID(), { kind: 'offered', channel: 'voice', queue, at: Date.now() - agoMs })
    }
    const { page } = desktop
    await desktop.request('banner:put', boilWater())
    await page.getByRole('button', { name: words[settings.language].banner.acknowledge }).click()
    await page.getByRole('tab', { name: words[settings.language].app.tabFloor }).click()
    await page.getByText(words[settings.language].wall.rising, { exact: true }).waitFor()
    await desktop.hasSentAll()
    await page.waitForTimeout(1_500)
    await takePicture(page, `floor-${name}`)
    await page.getByRole('button', { name: words[settings.language].thresholds.open }).click()
    await page.getByRole('dialog').waitFor()
    await takePicture(page, `thresholds-${name}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('F11')
    await page.getByRole('button', { name: words[settings.language].wall.leaveWallMode }).waitFor()
    // As wide as wall screens are; the display of these pictures is not.
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setFullScreen(false)
      window?.setContentSize(1600, 900)
    })
    await takePicture(page, `wall-${name}`)
    await desktop.close()
  } finally {
    await centre.close()
    await remove()
  }
}

/** What stands above every call until the main is mended. */
const boilWater = () => ({
  bannerId: randomUUID(),
  text: {
    en: 'Boil water advisory: Boulevard Street from First to Fifth.',
    fr: 'Avis d’ébullition : rue du Boulevard, de la 1re à la 5e.',
  },
  audience: { kind: 'all' as const },
  startsAt: Date.now() - 60_000,
  endsAt: Date.now() + 4 * 3_600_000,
})
