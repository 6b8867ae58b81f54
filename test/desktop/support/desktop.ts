import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { childEnvironment, desktopCommand, sandboxArguments } from '../../../electron/launch/desktop.ts'
import type { Bridge } from '../../../renderer/bridge.ts'
import en from '../../../renderer/translations/en.json' with { type: 'json' }
import fr from '../../../renderer/translations/fr.json' with { type: 'json' }
import { requests } from '../../../shared/ipc-contract.ts'
import type { Person } from '../../../shared/people/person.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Status } from '../../../shared/status.ts'
import type { Agent } from './centre.ts'
import { copyFirstWorkstation } from './first-workstation.ts'
import { launch } from './launch.ts'
import { until } from './until.ts'

export type DesktopOptions = {
  /** Where it keeps what it knows; the same folder again is the same workstation. */
  readonly userData: string
  /** A new workstation that has no release yet. */
  readonly isBare?: boolean
  readonly serverUrl: string
  /** Signs in by itself; null: the window asks. */
  readonly agent: Agent | null
  readonly settings?: Partial<Settings>
  /** How many times faster than life a practice resident speaks. */
  readonly pace?: number
  /** A packaged app instead of the build. */
  readonly packaged?: string
}

const patienceMs = 60_000
const saved = new RegExp(`^(${en.status.saved}|${fr.status.saved})$`)

/** A real desktop in a real window. */
export class Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** Kept from the start: the driver forgets it once the app has ended. */
  readonly #process: ChildProcess

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app
    this.page = page
    this.#process = app.process()
  }

  static async open(options: DesktopOptions): Promise<Desktop> {
    await prepareFolder(options)
    const { app, page } = await launch(await commandFor(options))
    page.setDefaultTimeout(patienceMs)
    return new Desktop(app, page)
  }

  /** Asks main what the window asks, through the same bridge. */
  readonly request: Bridge['request'] = async (name, input) => {
    const answer = await this.page.evaluate(
      ([requestName, requestInput]) => window.cue311?.request(requestName, requestInput),
      [name, input] as const,
    )
    return requests[name].answer.parse(answer) as never
  }

  status(): Promise<Status> {
    return this.request('status:read', {})
  }

  async becomes(state: Status['connection']['state']): Promise<void> {
    await until(`the desktop is ${state}`, async () => (await this.status()).connection.state === state)
  }

  /** What the window shows of a call is recorded a moment later. */
  async keeps(facts: number): Promise<void> {
    await until(`${facts} facts wait to be sent`, async () => (await this.status()).outbox.pending >= facts)
  }

  /** The window hands over what happened a moment after it shows it, and says so until it has. */
  async hasSentAll(): Promise<void> {
    await this.page.getByRole('contentinfo').getByText(saved).waitFor()
    await until('everything is sent', async () => (await this.status()).outbox.pending === 0)
  }

  async hasRelease(): Promise<void> {
    await until('a release is installed', async () => (await this.status()).release.installed !== null)
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** As the task manager, or a power cut, ends it. */
  async kill(): Promise<void> {
    if (this.hasEnded) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }

  async close(): Promise<void> {
    if (!this.hasEnded) await this.app.close()
  }
}

async function commandFor(options: DesktopOptions) {
  const env = environmentOf(options)
  if (!options.packaged) return desktopCommand(env)
  return { executablePath: options.packaged, args: await sandboxArguments(), env: childEnvironment(env) }
}

/** What the app is told. */
export function environmentOf({ serverUrl, userData, agent, pace = 20 }: DesktopOptions): Record<string, string> {
  return {
    CUE311_SERVER_URL: serverUrl,
    CUE311_USER_DATA: userData,
    CUE311_PRACTICE_PACE: String(pace),
    ...(agent ? { CUE311_DEMO_SIGN_IN: `${agent.signInName}:${agent.password}` } : {}),
    LANG: 'en_CA.UTF-8',
  }
}

/** A workstation that knows the first centre's release, unless told otherwise, and whose person has made these settings. */
async function prepareFolder({ userData, isBare, settings }: DesktopOptions): Promise<void> {
  const isNew = (await mkdir(userData, { recursive: true })) !== undefined
  if (isNew && !isBare) await copyFirstWorkstation(userData)
  if (settings) await writeFile(join(userData, 'settings.json'), JSON.stringify(settings))
}

/** Who is signed in on that desktop. */
export async function personOf(desktop: Desktop): Promise<Person> {
  const person = await desktop.request('session:current', {})
  if (!person) throw new Error('nobody is signed in')
  return person
}
