import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDisplay } from '../../../electron/launch/display.ts'
import { landmarks } from '../../../electron/launch/landmarks.ts'
import { UndoStack } from '../../../electron/launch/undo-stack.ts'
import type { Told } from '../../../server/replay/course.ts'
import { openPlatform } from '../../../server/replay/platform.ts'
import type { PracticeScript } from '../../../shared/practice/script.ts'
import { confirmWrapUp, isReady } from '../../desktop/support/agent-hands.ts'
import type { Agent } from '../../desktop/support/centre.ts'
import { Desktop } from '../../desktop/support/desktop.ts'
import { prepare } from '../../desktop/support/prepare.ts'
import { temporaryFolder } from '../../desktop/support/temporary-folder.ts'
import { practiceScripts } from '../../support/practice-scripts.ts'
import type { Centre } from './centre.ts'

/** The call is in front by then. */
const openedMs = 1_000
/** What is not painted by then is not counted, and told. */
const patienceMs = 5_000
/** So many that one slow frame is not the p95. */
const rounds = 10

/**
 * In the real window, among whatever else the centre does: for each question whose answer is known a call comes, its
 * resident asks, and the time counts from the HTTP request until the card is painted, in milliseconds.
 */
export async function measureWindow(centre: Centre): Promise<number[]> {
  const started = new UndoStack()
  try {
    const agent = await centre.addAgentWithPassword()
    const desktop = await openDesktop(centre, agent, started)
    const scripts = new Set((await practiceScripts()).filter(isMeasurable))
    const painted: number[] = []
    for (let round = 0; round < rounds; round++) {
      for (const script of scripts) {
        const ms = await ask(centre, desktop, agent.signInName, script)
        if (ms !== null) {
          painted.push(ms)
          continue
        }
        console.log(`  no card for ${script.scriptId} within ${patienceMs} ms`)
        scripts.delete(script)
      }
    }
    return painted
  } finally {
    await started.undo()
  }
}

const isMeasurable = ({ channel, language, expects }: PracticeScript) =>
  channel === 'voice' && language === 'en' && expects.length === 1

async function openDesktop(centre: Centre, agent: Agent, started: UndoStack): Promise<Desktop> {
  await prepare()
  const display = await openDisplay({ ownXvfb: process.platform === 'linux' })
  started.add(display.stop)
  Object.assign(process.env, display.env)
  const folder = await temporaryFolder('bench')
  started.add(folder.remove)
  const userData = join(folder.path, 'user-data')
  const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent })
  started.add(() => desktop.close())
  await isReady(desktop)
  await desktop.hasRelease()
  return desktop
}

async function ask({ url, source }: Centre, desktop: Desktop, agent: string, script: PracticeScript) {
  const conversation = randomUUID()
  let [offset, begunAt] = [0, 0]
  const platform = openPlatform({
    urls: [url],
    ...source,
    onRequest: () => {
      begunAt = Date.now()
    },
  })
  const tell = async (...told: readonly Told[]) => {
    for (const one of told) {
      offset += 1
      platform.tell({ ...one, conversation, offset, at: Date.now() })
    }
    await platform.idle()
  }
  const { language, turns, expects } = script
  await tell({ kind: 'offered', channel: 'voice', queue: null, agent, language, resident: null, contact: null })
  await tell({ kind: 'accepted', agent })
  await sleep(openedMs)
  const painting = paintedAt(desktop, `article[data-answer="${expects[0]}"]`)
  const text = turns.map((turn) => turn.text).join(' ')
  await tell({ kind: 'utterance', utteranceId: 'u1', speaker: 'resident', text, language, final: true })
  const askedAt = begunAt
  const at = await painting
  await tell({ kind: 'ended', by: 'resident' })
  await desktop.page.locator(landmarks.wrapUp).waitFor()
  await confirmWrapUp(desktop)
  return at === null ? null : at - askedAt
}

/** When the first element of that kind was painted, on the clock of this machine; null when none is in time. */
function paintedAt({ page }: Desktop, selector: string): Promise<number | null> {
  return page.evaluate(
    ([wanted, withinMs]) =>
      new Promise<number | null>((resolve) => {
        // No function here has a name: what runs the bench would mark it by a helper that the window does not have.
        const observer = new MutationObserver(() => {
          if (!document.querySelector(wanted)) return
          observer.disconnect()
          clearTimeout(timer)
          // The callback of a frame runs before its painting, and a message posted there arrives after it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              port1.close()
              // Two processes: what counts from the start of each drifts apart when the clock is set.
              resolve(Date.now())
            }
            port2.postMessage(null)
          })
        })
        const timer = setTimeout(() => {
          observer.disconnect()
          resolve(null)
        }, withinMs)
        observer.observe(document.body, { childList: true, subtree: true, attributes: true })
      }),
    [selector, patienceMs] as const,
  )
}
