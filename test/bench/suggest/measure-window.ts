import { join } from 'node:path'
import { openDisplay } from '../../../electron/launch/display.ts'
import { UndoStack } from '../../../electron/launch/undo-stack.ts'
import { keystrokeToCard } from '../../../renderer/app/make-keystroke-meter.ts'
import { isReady, startPracticeCall } from '../../desktop/support/agent-hands.ts'
import { Centre } from '../../desktop/support/centre.ts'
import { Desktop } from '../../desktop/support/desktop.ts'
import { prepare } from '../../desktop/support/prepare.ts'
import { temporaryFolder } from '../../desktop/support/temporary-folder.ts'
import { until } from '../../desktop/support/until.ts'
import { aQuery } from '../../support/a-knowledge.ts'
import { type Percentiles, percentilesOf } from '../percentiles.ts'

/** A quick typist: 120 words a minute, five letters and a space each. */
const keystrokeMs = 100

const typed = [
  'someone stole my green bin last night how do I get a new one ',
  'there is a big pothole on my street and it broke my tire ',
  'my neighbour plays loud music every night until three ',
  'I want to dispute a parking ticket ',
]

/** Twenty thousand answers take a minute on a quiet machine. */
const longestBuildMs = 600_000

type WindowFigures = {
  /** From a keystroke in the notes until the cards that it led to were painted. */
  readonly toCard: Percentiles
  /** From the window's question to main's answer: contract, worker and engine without the painting. */
  readonly toAnswer: Percentiles
}

/** Types residents' words into the notes of a call in the real window, over a release made of the content written. */
export async function measureWindow(writeContent: (folder: string) => Promise<void>): Promise<WindowFigures> {
  const started = new UndoStack()
  try {
    const desktop = await openDesktopWith(writeContent, started)
    await startPracticeCall(desktop)
    await desktop.request('practice:stop', {})
    for (const text of typed) await desktop.page.keyboard.type(text, { delay: keystrokeMs })
    return {
      toCard: percentilesOf(await keystrokesToCards(desktop)),
      toAnswer: percentilesOf(await roundTrips(desktop)),
    }
  } finally {
    await started.undo()
  }
}

async function openDesktopWith(writeContent: (folder: string) => Promise<void>, started: UndoStack): Promise<Desktop> {
  await prepare()
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  started.add(display.stop)
  Object.assign(process.env, display.env)
  const content = await temporaryFolder('bench')
  started.add(content.remove)
  await writeContent(content.path)
  const centre = await Centre.open({ CUE311_CONTENT_DIR: content.path })
  started.add(() => centre.close())
  const agent = await centre.addAgent()
  const userData = join(content.path, 'user-data')
  const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent })
  started.add(() => desktop.close())
  await isReady(desktop)
  await desktop.hasRelease()
  await until('the index is built', () => answersAnything(desktop), longestBuildMs)
  return desktop
}

async function answersAnything(desktop: Desktop): Promise<boolean> {
  const { suggestions } = await desktop.request('suggestions:ask', aQuery([], { notes: typed.join('\n') }))
  return suggestions.length > 0
}

function keystrokesToCards(desktop: Desktop): Promise<number[]> {
  return desktop.page.evaluate(
    (name) => performance.getEntriesByName(name).map(({ duration }) => duration),
    keystrokeToCard,
  )
}

function roundTrips(desktop: Desktop): Promise<number[]> {
  const queries = typed.flatMap((text) =>
    Array.from(text, (_, place) => aQuery([], { notes: text.slice(0, place + 1) })),
  )
  return desktop.page.evaluate(async (asked) => {
    const durations: number[] = []
    for (const query of asked) {
      const startedAt = performance.now()
      await window.cue311?.request('suggestions:ask', query)
      durations.push(performance.now() - startedAt)
    }
    return durations
  }, queries)
}
