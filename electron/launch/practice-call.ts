import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { byInteraction, summarize } from '../../shared/interaction/interaction.ts'
import { requests } from '../../shared/ipc-contract.ts'
import type { Demo } from './demo.ts'
import type { DesktopCommand } from './desktop.ts'
import { landmarks } from './landmarks.ts'
import { recordedFacts } from './recorded-interactions.ts'
import { StartFailure, say } from './say.ts'

type Report = { readonly folder: string; readonly sinceBegin: () => string }

const patienceMs = 60_000

/**
 * Plays one practice call with the keys that an agent would press, and leaves in `folder` a picture of the call and
 * what the central server recorded of it.
 */
export async function playPracticeCall(command: DesktopCommand, demo: Demo, report: Report): Promise<void> {
  const { folder, sinceBegin } = report
  await mkdir(folder, { recursive: true })
  const since = Date.now()
  const app = await _electron.launch({ ...command, timeout: patienceMs })
  try {
    const page = await app.firstWindow({ timeout: patienceMs })
    page.setDefaultTimeout(patienceMs)
    await page.locator(landmarks.ready).waitFor()
    say(`The window is ready for a call; ${sinceBegin()}.`)
    await playCall(page, folder)
    say(`The call is over and wrapped up; ${sinceBegin()}.`)
    await everythingSent(page)
  } finally {
    await app.close()
  }
  const file = join(folder, 'interaction.json')
  await writeFile(file, `${JSON.stringify(await recorded(demo, since), null, 2)}\n`)
  say(`The server has recorded it; ${sinceBegin()}.`)
  say(`  the picture of the call:   ${join(folder, 'screenshot.png')}`)
  say(`  the recorded interaction:  ${file}`)
}

/** Run in the page. Text, since nothing in this world knows what a window is. */
const listenForTheEnd = `
  window.residentIsDone = new Promise((resolve) => window.cue311.on('conversation:finished', () => resolve(true)))
  0`

async function playCall(page: Page, folder: string): Promise<void> {
  await page.evaluate(listenForTheEnd)
  await page.keyboard.press('F2')
  await markFirstCardUsed(page)
  await page.evaluate('window.residentIsDone')
  await page.screenshot({ path: join(folder, 'screenshot.png') })
  await page.keyboard.press('F9')
  await page.locator(landmarks.wrapUp).waitFor()
  await page.keyboard.press('Enter')
  await page.locator(landmarks.ready).waitFor()
}

/** Presses again, as a person does, when the card went away at that very moment. */
async function markFirstCardUsed(page: Page): Promise<void> {
  const deadline = performance.now() + patienceMs
  const answer = page.locator(landmarks.openAnswer)
  while (!(await answer.isVisible())) {
    if (performance.now() > deadline) throw new StartFailure('No answer was offered in the practice call.')
    if (await page.locator(landmarks.useFirst).isVisible()) await page.keyboard.press('Control+1')
    await page.waitForTimeout(250)
  }
}

async function everythingSent(page: Page): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (performance.now() < deadline) {
    const status = requests['status:read'].answer.parse(await page.evaluate("window.cue311.request('status:read', {})"))
    if (status.outbox.pending === 0) return
    await page.waitForTimeout(100)
  }
  throw new StartFailure('The call is saved on the desktop, and the server did not take it within a minute.')
}

/** The newest interaction since then, read back from the server's database. */
async function recorded({ server, ...credentials }: Demo, since: number) {
  const interactions = [...byInteraction(await recordedFacts(server.url, credentials, since)).values()]
  const facts = interactions.at(-1)
  if (!facts) throw new StartFailure('The server has no record of the practice call.')
  return { interaction: summarize(facts), facts }
}
