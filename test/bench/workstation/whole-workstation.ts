import { startMainClock } from '../../../electron/main-clock.ts'
import { startWorkstation, type Workstation } from '../../../electron/workstation.ts'
import type { ReleaseStatus } from '../../../shared/status.ts'
import { startKnowledgeWorker, startLibrarianWorker, wallAhead } from '../../electron/support/knowledge-worker.ts'
import { password } from '../../server/support/http-client.ts'

const cipher = { isAvailable: () => true, encrypt: (text: string) => text, decrypt: (text: string) => text }
const quiet = () => undefined
const log = { info: quiet, warn: quiet, error: quiet }

type Place = {
  /** The folder for everything that it keeps. */
  readonly folder: string
  readonly url: string
  readonly onRelease: (status: ReleaseStatus) => void
  readonly onOnline?: () => void
  /** How far its wall clock is ahead of this machine's. */
  readonly aheadMs?: number
}

/** A workstation with everything but its window: real storage, threads and connection. It connects by itself. */
export function startWholeWorkstation({
  folder,
  url,
  onRelease,
  onOnline = quiet,
  aheadMs = 0,
}: Place): Promise<Workstation> {
  const ahead = wallAhead()
  ahead[0] = aheadMs
  return startWorkstation({
    folder,
    assets: folder,
    serverUrl: () => url,
    cipher,
    clock: startMainClock({ wallNow: () => Date.now() + aheadMs, monotonicNow: () => performance.now() }),
    log,
    fetch,
    startKnowledgeWorker: () => startKnowledgeWorker(ahead),
    startLibrarianWorker,
    practicePace: 1,
    announce: (name, payload) => {
      // The names and payloads belong together; TypeScript cannot see that through the union.
      if (name === 'release:changed') onRelease(payload as ReleaseStatus)
      if (name === 'connection:changed' && (payload as { state: string }).state === 'online') onOnline()
    },
  })
}

/** Signs the agent in and connects. */
export async function signInTo({ session, connection }: Workstation, agent: string): Promise<void> {
  const signedIn = await session.signIn(agent, password)
  if (!signedIn.ok) throw new Error(`a workstation cannot sign in: ${signedIn.reason}`)
  connection.connect()
}
