import { mkdir } from 'node:fs/promises'
import { openDisplay } from '../../../electron/launch/display.ts'
import { runProgram } from '../../../electron/launch/say.ts'
import { UndoStack } from '../../../electron/launch/undo-stack.ts'
import { Centre } from '../support/centre.ts'
import { prepare } from '../support/prepare.ts'
import { contentScreenshotsOf } from './content.ts'
import { conversationScreenshotsOf, requestScreenshots } from './conversations.ts'
import { screenshotsOf } from './day.ts'
import { floorScreenshotsOf } from './floor.ts'
import { fairScreenshots, periodsScreenshots } from './supervisors.ts'
import { folder, views } from './views.ts'

/*
 * `npm run screenshots`: the main screens as they are, 1280×800, light and dark, into docs/screenshots.
 *
 *   npm run screenshots -- service-requests    takes only those (day, content, conversations, floor, periods,
 *   fair, service-requests)
 */

async function takeScreenshots(started: UndoStack): Promise<void> {
  await prepare()
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  started.add(display.stop)
  Object.assign(process.env, display.env)
  await mkdir(folder, { recursive: true })
  const centre = await Centre.open()
  started.add(() => centre.close())
  for (const view of views) {
    if (isWanted('day')) await screenshotsOf(view, centre)
    if (isWanted('content')) await contentScreenshotsOf(view, centre)
    if (isWanted('conversations')) await conversationScreenshotsOf(view)
    if (isWanted('floor')) await floorScreenshotsOf(view)
  }
  if (isWanted('periods')) await periodsScreenshots()
  if (isWanted('fair')) await fairScreenshots()
  if (isWanted('service-requests')) await requestScreenshots(started)
}

const isWanted = (what: string): boolean => process.argv.length < 3 || process.argv.includes(what)

await runProgram(async () => {
  const started = new UndoStack()
  try {
    await takeScreenshots(started)
  } finally {
    await started.undo()
  }
})
