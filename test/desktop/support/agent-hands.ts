import { expect, type Page } from '@playwright/test'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import type { Desktop } from './desktop.ts'
import { until } from './until.ts'

/* What an agent's hands do in the window, with the keys of the key map. */

/** Signed in, and the next call can begin. */
export async function isReady({ page }: Desktop): Promise<void> {
  await page.locator(landmarks.ready).waitFor()
}

/** Starts the next practice call and waits until an answer is offered. */
export async function startPracticeCall({ page }: Desktop): Promise<void> {
  await page.keyboard.press('F2')
  await page.locator(landmarks.card).first().waitFor()
}

/** Marks the first card used and waits until its answer is open; presses again when the card went away just then. */
export async function markUsed({ page }: Desktop): Promise<void> {
  await expect(async () => {
    await page.locator(landmarks.useFirst).waitFor({ timeout: 5_000 })
    await page.keyboard.press('Control+1')
    await page.locator(landmarks.openAnswer).waitFor({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
}

/** Hangs up; after-call work begins. */
export async function endCall({ page }: Desktop): Promise<void> {
  await page.keyboard.press('F9')
  await page.locator(landmarks.wrapUp).waitFor()
}

/** Confirms the wrap-up as it was filled in beforehand. */
export async function confirmWrapUp({ page }: Desktop): Promise<void> {
  await page.keyboard.press('Enter')
  await page.locator(landmarks.ready).waitFor()
}

/** A whole practice call, from `F2` to the next one. */
export async function takePracticeCall(desktop: Desktop): Promise<void> {
  await startPracticeCall(desktop)
  await markUsed(desktop)
  await endCall(desktop)
  await confirmWrapUp(desktop)
}

/** Signs in by hand. */
export async function signIn(
  page: Page,
  { signInName, password }: { signInName: string; password: string },
): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(signInName)
  await page.locator('input[type="password"]').fill(password)
  await page.keyboard.press('Enter')
}

/** Whether main has put the window on the screen. */
export function isShown({ app }: Desktop): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().every((window) => window.isVisible()))
}

/** A window of a common size, at twice the size. A page that is still being opened would forget it. */
export async function zoomToTwice(desktop: Desktop): Promise<void> {
  await until('the window is shown', () => isShown(desktop))
  await until('the page is at 200 %', async () => {
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setContentSize(1280, 800)
      window?.webContents.setZoomFactor(2)
    })
    return desktop.page.evaluate(() => window.innerWidth === 640)
  })
}

/** Whether nothing must be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, view } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }))
  expect(content).toBeLessThanOrEqual(view)
}
