import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import type { ReleaseStatus } from '../../shared/status.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import type { Librarian } from '../knowledge/librarian-client.ts'
import { describeError, type Log } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import type { InstalledRelease, ReleaseStore } from '../storage/releases.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'
import type { CentreConnection } from './connection.ts'
import type { HttpCalls } from './http-calls.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *  start ──▶ stored index opened, answers ──▶ proved letter by letter ── damaged ──▶ indexed anew, or the one before
 *
 *  current ── the server has another ──▶ downloading ──▶ proved, indexed ──▶ opened ──▶ current, reported ──▶ tidied
 *                                            │                  │               │
 *                                            └──────────────────┴───────────────┴──▶ fault: again later
 *
 * Until the last step the release before goes on answering; nothing is ever half installed.
 */

export interface ReleaseSync {
  status(): ReleaseStatus
  /** The server's current release: installed here when it is another one than ours, reported when it is ours. */
  wanted(identity: ReleaseIdentity | null): void
  stop(): void
}

type ReleaseWorld = {
  readonly store: ReleaseStore
  readonly librarian: Librarian
  readonly knowledge: KnowledgeClient
  readonly http: HttpCalls
  readonly session: SessionKeeper
  readonly connection: Pick<CentreConnection, 'request'>
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly onStatus: (status: ReleaseStatus) => void
}

type Fault = NonNullable<ReleaseStatus['fault']>

const installRetry: RetryPolicy = { firstMs: 1_000, mostMs: 60_000 }

const isSame = (a: ReleaseIdentity, b: ReleaseIdentity) => a.number === b.number && a.hash === b.hash

/** Opens the release on disk, then follows the server's. The window need not wait for either. */
export function startReleaseSync(world: ReleaseWorld): ReleaseSync {
  const { store, librarian, knowledge, http, session, connection, after, log } = world
  /** One thing at a time is done with releases. */
  const turn = inTurn()
  let status: ReleaseStatus = { installed: null, fault: null }
  let target: ReleaseIdentity | null = null
  let busy = false
  let failures = 0
  let cancelRetry = () => {}
  let proofs = 0
  let cancelProof: (() => void) | null = null
  let stopped = false

  const become = (next: ReleaseStatus) => {
    status = next
    world.onStatus(next)
  }

  const isInstalled = (identity: ReleaseIdentity) => status.installed !== null && isSame(status.installed, identity)

  /** What was installed and proved answers at once; every bit of its index is proved again as it is read. */
  const openStored = async () => {
    const current = await store.current()
    if (!current) return
    const opened = await use(current)
    if (opened.ok) become({ installed: opened.value, fault: null })
  }

  /** Proves what is on the disk, and goes over to what it is to be instead when it is not as it was installed. */
  const proveStored = async ({ reopen }: { readonly reopen: boolean }) => {
    const { installed, fault } = await librarian.ask('load', null)
    if (!installed) {
      await knowledge.clear()
      return become({ installed: null, fault })
    }
    if (!reopen && !installed.indexed && isInstalled(installed.place.release)) return
    const opened = await use(installed)
    become(opened.ok ? { installed: opened.value, fault } : { installed: null, fault: opened.reason })
  }

  /** Something on the disk was found damaged while it was used; not at once again, in case proving does not help. */
  const proveAgain = () => {
    if (cancelProof || stopped) return
    cancelProof = after(retryDelayMs(installRetry, proofs++, world.chance()), () => {
      cancelProof = null
      void prove({ reopen: true })
    })
  }

  /** @param reopen whether what answers is to be opened again in any case */
  const prove = async (how: { readonly reopen: boolean }) => {
    await turn(() => proveStored(how)).catch(notProved)
    await follow()
  }

  const notProved = (error: unknown) => {
    if (stopped) return
    log.error('releases not proved', { detail: describeError(error) })
    if (!status.installed) become({ installed: null, fault: 'storage-failed' })
  }

  const follow = async () => {
    if (busy || !target) return
    busy = true
    cancelRetry()
    try {
      do {
        const outcome = await turn(catchUp)
        if (!outcome.ok) return failed(outcome.reason, outcome.detail)
        await report()
        // Another one may have been published while this was reported.
      } while (target && !isInstalled(target))
    } finally {
      busy = false
    }
  }

  const catchUp = async (): Promise<Result<null, Fault>> => {
    while (target && !isInstalled(target)) {
      const outcome = await fetchAndInstall(target)
      if (!outcome.ok) return outcome
      failures = 0
      become({ installed: outcome.value, fault: null })
      log.info('release installed', { number: outcome.value.number })
      void turn(tidy)
    }
    if (status.fault) become({ ...status, fault: null })
    return success(null)
  }

  const failed = (fault: Fault, detail: string | undefined) => {
    if (stopped) return
    log.warn('release not installed', { fault, detail })
    become({ ...status, fault })
    cancelRetry = after(retryDelayMs(installRetry, failures++, world.chance()), () => void follow())
  }

  const fetchAndInstall = async (wanted: ReleaseIdentity): Promise<Result<Installed, Fault>> => {
    const file = await store.beginDownload()
    if (!file.ok) return file
    const downloaded = await download(wanted.number, file.value)
    if (!downloaded.ok) return downloaded
    const staged = await stage(wanted)
    if (!staged.ok) return staged
    return install(staged.value)
  }

  const download = async (number: number, file: string): Promise<Result<null, Fault>> => {
    for (const mayRenew of [true, false]) {
      const answer = await http.release(number, session.accessToken() ?? '', file)
      if (answer.ok) return answer
      if (answer.reason !== 'signed-out') return failure(answer.reason, answer.detail)
      if (!mayRenew || (await session.renew()) !== 'renewed') break
    }
    return failure('unreachable', 'the server did not accept the session')
  }

  const stage = async (wanted: ReleaseIdentity): Promise<Result<ReleasePlace, Fault>> => {
    try {
      return await librarian.ask('stage', wanted)
    } catch (error) {
      return failure('malformed', `it cannot be indexed: ${describeError(error)}`)
    }
  }

  const install = async (place: ReleasePlace): Promise<Result<Installed, Fault>> => {
    const prepared = await prepare(place)
    if (!prepared.ok) return prepared
    const switched = await store.switchTo(place)
    if (!switched.ok) {
      await prepared.value.discard()
      return switched
    }
    await prepared.value.use()
    return success(describeInstalled(switched.value, prepared.value.answers))
  }

  const use = async (release: InstalledRelease): Promise<Result<Installed, Fault>> => {
    const prepared = await prepare(release.place)
    if (!prepared.ok) return prepared
    await prepared.value.use()
    return success(describeInstalled(release, prepared.value.answers))
  }

  const prepare = async (place: ReleasePlace) => {
    try {
      return success(await knowledge.prepare(place))
    } catch (error) {
      log.warn('release not opened', { number: place.release.number, detail: describeError(error) })
      return failure('malformed', 'it cannot be opened')
    }
  }

  /** Many small changes make an index slower and larger: they are merged when everything else is done. */
  const tidy = async () => {
    const current = await store.current()
    if (stopped || !current) return
    try {
      if (await librarian.ask('tidy', current.place)) await use(current)
    } catch (error) {
      if (!stopped) log.warn('index not tidied', { detail: describeError(error) })
    }
  }

  const report = async () => {
    if (!status.installed) return
    const { number, hash } = status.installed
    const answer = await connection.request('release:installed', { number, hash })
    // Not repeated: it is reported again at the next welcome.
    if (!answer.ok) log.info('release not reported', { reason: answer.reason })
  }

  knowledge.onDamaged(proveAgain)
  void turn(openStored).catch(notProved)
  void prove({ reopen: false })
  return {
    status: () => status,
    wanted: (identity) => {
      if (!identity) return
      target = identity
      failures = 0
      void follow()
    },
    stop: () => {
      stopped = true
      target = null
      cancelRetry()
      cancelProof?.()
    },
  }
}

type Installed = NonNullable<ReleaseStatus['installed']>

const describeInstalled = ({ place, installedAt }: InstalledRelease, answers: number): Installed => ({
  ...place.release,
  answers,
  installedAt,
})
