import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { projectFolder } from '../../../electron/launch/environment.ts'
import { startMainClock } from '../../../electron/main-clock.ts'
import { startWorkstation } from '../../../electron/workstation.ts'
import type { ReleaseStatus } from '../../../shared/status.ts'
import { password } from '../../server/support/http-client.ts'
import type { Centre, Click } from './centre.ts'
import type { Measured } from './times.ts'

const cipher = { isAvailable: () => true, encrypt: (text: string) => text, decrypt: (text: string) => text }
const quiet = () => undefined
const log = { info: quiet, warn: quiet, error: quiet }
const built = join(projectFolder, 'out/main')
const now = () => performance.timeOrigin + performance.now()
const patienceMs = 120_000

/** Whole workstations but their windows, with the threads as they are built. */
export interface RealWorkstations {
  /** To be called before the click; then waits until all of them answer from its release. */
  next(): (click: Click) => Promise<Measured>
  stop(): Promise<void>
}

export async function startRealWorkstations(count: number, centre: Centre): Promise<RealWorkstations> {
  const all = await Promise.all(Array.from({ length: count }, () => startOne(centre)))
  await Promise.all(all.map(({ reached }) => reached(centre.current().hash, patienceMs)))
  return {
    next: () => async (click) => {
      const reached = await Promise.all(all.map(({ reached }) => reached(click.release.hash, patienceMs)))
      const there = reached.flatMap((at) => at ?? [])
      return { ms: there.map((at) => at - click.at), missing: count - there.length, bytes: 0 }
    },
    stop: async () => {
      await Promise.all(all.map(({ stop }) => stop()))
    },
  }
}

async function startOne(centre: Centre) {
  const folder = await mkdtemp(join(tmpdir(), 'cue311-bench-'))
  /** When this workstation began to answer from a release, by its hash. */
  const switchedAt = new Map<string, number>()
  const workstation = await startWorkstation({
    folder,
    assets: folder,
    serverUrl: () => centre.url,
    cipher,
    clock: startMainClock(),
    log,
    fetch,
    startKnowledgeWorker: () => new Worker(join(built, 'knowledge-host.js')),
    startLibrarianWorker: () => new Worker(join(built, 'librarian.js')),
    practicePace: 1,
    announce: (name, payload) => {
      if (name !== 'release:changed') return
      const { installed } = payload as ReleaseStatus
      if (installed && !switchedAt.has(installed.hash)) switchedAt.set(installed.hash, now())
    },
  })
  const signedIn = await workstation.session.signIn(centre.agent, password)
  if (!signedIn.ok) throw new Error(`a workstation cannot sign in: ${signedIn.reason}`)
  workstation.connection.connect()
  return {
    reached: async (hash: string, withinMs: number): Promise<number | null> => {
      const until = now() + withinMs
      while (!switchedAt.has(hash) && now() < until) await sleep(5)
      return switchedAt.get(hash) ?? null
    },
    stop: async () => {
      await workstation.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
