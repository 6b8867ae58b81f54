import { onTestFinished, vi } from 'vitest'
import { startMainClock } from '../../../electron/main-clock.ts'
import type { Cipher } from '../../../electron/storage/session-file.ts'
import { startWorkstation } from '../../../electron/workstation.ts'
import type { Event } from '../../../shared/ipc-contract.ts'
import { rightPassword, startCentre } from './a-centre.ts'
import { collectingLog } from './collecting-log.ts'
import { startKnowledgeWorker, startLibrarianWorker, wallAhead } from './knowledge-worker.ts'
import { temporaryFolder } from './temporary-folder.ts'

const openCipher: Cipher = { isAvailable: () => true, encrypt: (text) => text, decrypt: (encrypted) => encrypted }

/** The whole desktop but its window, on a folder of its own and a server in memory. */
export async function aDesktop({
  folder,
  url,
  ahead = wallAhead(),
  compactAfterMs,
}: {
  readonly folder: string
  readonly url: string | (() => string)
  /** The wall clock of the thread that answers; see `wallAhead`. */
  readonly ahead?: Float64Array<SharedArrayBuffer>
  readonly compactAfterMs?: number
}) {
  const announced: { readonly name: Event; readonly payload: unknown }[] = []
  const log = collectingLog()
  const workstation = await startWorkstation({
    folder,
    assets: folder,
    serverUrl: () => (typeof url === 'string' ? url : url()),
    cipher: openCipher,
    clock: startMainClock(),
    log,
    fetch,
    startKnowledgeWorker: () => startKnowledgeWorker(ahead),
    startLibrarianWorker,
    practicePace: 1,
    compactAfterMs,
    announce: (name, payload) => {
      announced.push({ name, payload })
    },
  })
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await workstation.stop()
  }
  onTestFinished(stop)
  return {
    ...workstation,
    announced,
    log,
    stop,
    signIn: async () => {
      const answer = await workstation.session.signIn('agent', rightPassword)
      workstation.connection.connect()
      return answer
    },
  }
}

/** A server, and a desktop signed in to it. */
export async function aConnectedDesktop(prepare: (centre: Awaited<ReturnType<typeof startCentre>>) => void = () => {}) {
  const centre = await startCentre()
  onTestFinished(() => centre.stop())
  prepare(centre)
  const folder = await temporaryFolder()
  const desktop = await aDesktop({ folder, url: centre.url })
  await desktop.signIn()
  await online(desktop)
  return { centre, folder, desktop }
}

type Statused = { readonly status: Awaited<ReturnType<typeof aDesktop>>['status'] }

/** Waits as long as a slow machine may need. */
export const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: 40_000, interval: 20 })

export const online = (desktop: Statused) =>
  eventually(() => {
    if (desktop.status().connection.state !== 'online') throw new Error(`still ${desktop.status().connection.state}`)
  })
