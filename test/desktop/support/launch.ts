import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test'
import type { DesktopCommand } from '../../../electron/launch/desktop.ts'

const attempts = 3
/** Far longer than a start takes on two busy cores. */
const attemptMs = 30_000

/**
 * Starts an app for a test to drive, and waits for its window.
 *
 * Now and then Playwright attaches just when the window is there and its first page is not; then its launch never ends,
 * while the app is up and well (microsoft/playwright#29386). What is given up on is killed, and started again.
 */
export async function launch(command: DesktopCommand): Promise<{ app: ElectronApplication; page: Page }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(command)
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === attempts) throw error
      process.stderr.write(`Playwright did not get hold of the app in ${attemptMs / 1_000} s: started again.\n`)
    }
  }
}

async function launchOnce(command: DesktopCommand) {
  const app = await _electron.launch({ ...command, timeout: attemptMs })
  try {
    return { app, page: await app.firstWindow({ timeout: attemptMs }) }
  } catch (error) {
    const running = app.process()
    const over = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await over
    throw error
  }
}
