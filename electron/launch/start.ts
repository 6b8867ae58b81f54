import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { httpPaths } from '../../shared/http-contract.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { type Demo, startDemo } from './demo.ts'
import { desktopCommand } from './desktop.ts'
import { openDisplay } from './display.ts'
import { hasDisplay, stateFolder } from './environment.ts'
import { findRuntime } from './runtime.ts'
import { runProgram, say, seconds } from './say.ts'
import { checkLinked, ensureSystemLibraries } from './system-libraries.ts'
import { UndoStack } from './undo-stack.ts'

/*
 * `npm start`: from a fresh clone to a desktop that is signed in to a server of its own.
 * With a display it stays open until its window is closed; without one it plays a practice call by itself.
 */

const beganAt = performance.now()
const sinceBegin = () => seconds(performance.now() - beganAt)

async function start(started: UndoStack): Promise<void> {
  await ensureSystemLibraries({ fonts: !hasDisplay })
  const display = await openDisplay()
  started.add(display.stop)
  const [demo] = await Promise.all([buildAndServe(started), readyRuntime()])
  say(`The central server runs at ${demo.server.url} (log: ${join(stateFolder, 'server.log')}).`)
  say(`Residents chat at ${demo.server.url}${httpPaths.chatPage}: open it in a browser to chat with yourself.`)
  const settings = { ...display.env, ...demoSettings(demo) }
  if (display.visible) {
    await showWindow(await desktopCommand(settings), demo, started)
    return
  }
  say('There is no display: playing a practice call in a window that nobody sees, four times faster than life.')
  const command = await desktopCommand({ ...settings, CUE311_PRACTICE_PACE: '4' })
  const { playPracticeCall } = await import('./practice-call.ts')
  await playPracticeCall(command, demo, { folder: join(stateFolder, 'practice'), sinceBegin })
}

async function buildAndServe(started: UndoStack): Promise<Demo> {
  await buildIfNeeded()
  const demo = await startDemo()
  started.add(demo.server.stop)
  return demo
}

async function readyRuntime(): Promise<void> {
  const { executablePath } = await findRuntime()
  await checkLinked(executablePath)
}

const demoSettings = ({ server, signInName, password }: Demo) => ({
  CUE311_SERVER_URL: server.url,
  CUE311_USER_DATA: join(stateFolder, 'desktop'),
  CUE311_DEMO_SIGN_IN: `${signInName}:${password}`,
})

/** Opens the window for a person; resolves when they have closed it. */
async function showWindow(
  { executablePath, args, env }: Awaited<ReturnType<typeof desktopCommand>>,
  { signInName }: Demo,
  started: UndoStack,
): Promise<void> {
  const desktop = spawn(executablePath, args, { env, stdio: ['ignore', 'ignore', 'ignore'] })
  const closed = new Promise<void>((resolve, reject) => desktop.once('error', reject).once('close', () => resolve()))
  started.add(async () => {
    desktop.kill()
    await closed
  })
  say(
    `The window opens, signed in as "${signInName}" (password: ${join(stateFolder, 'demo-password')}); ${sinceBegin()}.`,
  )
  say('Sign out and in again, with the same password, as "editor" or "reviewer" for the content team’s screens,')
  say('as "supervisor" for the floor.')
  say('Press F2 there for a practice call. Closing the window, or Ctrl+C here, stops everything.')
  await closed
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
const patienceMs = 3_000

/** Ends everything that was started when somebody tells us to stop; told again later, stops without waiting for it. */
function stopOnSignal(started: UndoStack): void {
  let toldAt: number | null = null
  const stop = async (signal: keyof typeof exitCodes) => {
    // One Ctrl+C may arrive twice: from the terminal, and passed on by npm.
    if (toldAt !== null && performance.now() - toldAt < patienceMs) return
    if (toldAt === null) {
      toldAt = performance.now()
      await started.undo()
    }
    process.exit(exitCodes[signal])
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
}

/** Ends everything once, whether we are done, failed or were told to stop. */
async function main(): Promise<void> {
  const started = new UndoStack()
  stopOnSignal(started)
  try {
    await start(started)
  } finally {
    await started.undo()
  }
}

await runProgram(main)
