import type { Page } from '@playwright/test'
import type { Centre } from '../support/centre.ts'
import { Desktop } from '../support/desktop.ts'
import { visitEveryScreen } from '../support/screens.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { recordMorning } from './morning.ts'
import { takePicture, type View } from './views.ts'

const wanted = new Set([
  'sign-in',
  'ready',
  'call',
  'answer',
  'wrap-up',
  'my-day',
  'key-map',
  'suggestion-settings',
  'search',
  'question',
])

export async function screenshotsOf({ name, settings, ...call }: View, centre: Centre): Promise<void> {
  const agent = await centre.addAgent(call.agent)
  const { path: userData, remove } = await temporaryFolder('screenshots')
  const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent: null, settings, pace: 4 })
  const look = async (screen: string, page: Page) => {
    if (screen === 'ready') await recordMorning(desktop)
    if (wanted.has(screen)) await takePicture(page, `${screen}-${name}`)
  }
  const { notes, script } = call
  try {
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitEveryScreen(desktop, agent, settings.language, look, {
      notes,
      ...(script ? { script } : {}),
      heardOut: true,
    })
  } finally {
    await desktop.close()
    await remove()
  }
}
