import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { desktopCommand } from '../../../electron/launch/desktop.ts'
import { launch } from './launch.ts'
import { temporaryFolder } from './temporary-folder.ts'

export type Browser = { readonly app: ElectronApplication; readonly page: Page; close(): Promise<void> }

/** Opens an address in Chromium, in a window of the size of a phone. */
export async function openBrowser(address: string): Promise<Browser> {
  const profile = await temporaryFolder('browser')
  const env = { CUE311_TEST_ADDRESS: address, CUE311_TEST_PROFILE: profile.path }
  const command = await desktopCommand(env, join(import.meta.dirname, 'browser'))
  const { app, page } = await launch(command)
  await page.waitForLoadState('load')
  return {
    app,
    page,
    close: async () => {
      await app.close()
      await profile.remove()
    },
  }
}
