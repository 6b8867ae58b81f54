import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { desktopCommand } from '../../../electron/launch/desktop.ts'
import { type DesktopOptions, environmentOf } from './desktop.ts'
import { until } from './until.ts'

const run = promisify(execFile)

/**
 * A real desktop that nobody drives but while somebody looks: a page whose process dies is of no use to a driver that
 * holds on to it.
 */
export class UndrivenDesktop {
  readonly #process: ChildProcess
  readonly #address: string
  readonly #userData: string

  private constructor(child: ChildProcess, address: string, userData: string) {
    this.#process = child
    this.#address = address
    this.#userData = userData
  }

  static async open(options: DesktopOptions): Promise<UndrivenDesktop> {
    const { executablePath, args, env } = await desktopCommand(environmentOf(options))
    const child = spawn(executablePath, ['--remote-debugging-port=0', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return new UndrivenDesktop(child, await debuggerAddress(child), options.userData)
  }

  /** Looks at the window, and lets go of it. */
  async look<Seen>(see: (page: Page) => Promise<Seen>): Promise<Seen> {
    const browser = await chromium.connectOverCDP(this.#address, { timeout: 10_000 })
    try {
      const [context] = browser.contexts()
      if (!context) throw new Error('there is nothing to look at')
      return await see(context.pages()[0] ?? (await context.waitForEvent('page')))
    } finally {
      await browser.close()
    }
  }

  /** Kills the process that draws the window, as a fault in it would, and waits until there is another. */
  async killPage(): Promise<void> {
    const killed = await this.#pageProcess()
    if (killed === null) throw new Error('the window has no process')
    process.kill(killed, 'SIGKILL')
    await until('the window has a new process', async () => ![null, killed].includes(await this.#pageProcess()))
  }

  async #pageProcess(): Promise<number | null> {
    const { stdout } = await run('ps', ['-eo', 'pid,args', '-ww'])
    const line = stdout.split('\n').find((one) => one.includes('--type=renderer') && one.includes(this.#userData))
    return line === undefined ? null : Number.parseInt(line, 10)
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.kill()
    await ended
  }
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', () => reject(new Error(`the desktop ended: ${said}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
  })
}
