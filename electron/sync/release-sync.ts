import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { ReleaseAnnouncement } from '../../shared/knowledge/release-announcement.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import type { ReleaseStatus } from '../../shared/status.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import type { Librarian } from '../knowledge/librarian-client.ts'
import { describeError, type Log } from '../log.ts'
import { inTurn } from '../storage/in-turn.ts'
import { proveSeal } from '../storage/release-seals.ts'
import type { InstalledRelease, ReleaseStore } from '../storage/releases.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'
import type { CentreConnection } from './connection.ts'
import type { HttpCalls } from './http-calls.ts'
import { createReleaseFetch, isStepFrom } from './release-fetch.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *  start ──▶ stored index opened, answers ──▶ proved letter by letter ── damaged ──▶ indexed anew, or the one before
 *
 *  current ── the server has another ──▶ signed by the centre? ──▶ brought ──▶ opened ──▶ current, reported ──▶ tidied
 *                                            │                      │          │
 *                                            └──────────────────────┴──────────┴──▶ fault: again later
 *
 * Until the last step the release before goes on answering; nothing is ever half installed.
 */

export interface ReleaseSync {
  status(): ReleaseStatus
  /** The server's current release: installed here when it is another one than ours, reported when it is ours. */
  wanted(announced: ReleaseAnnouncement | null): void
  stop(): void
}

type ReleaseWorld = {
  readonly store: ReleaseStore
  readonly librarian: Librarian
  readonly knowledge: KnowledgeClient
  readonly http: HttpCalls
  readonly session: SessionKeeper
  /** The key that releases must be signed with; null: none is known. */
  readonly trustedKey: () => string | null
  readonly connection: Pick<CentreConnection, 'request'>
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly onStatus: (status: ReleaseStatus) => void
  readonly compactAfterMs?: number | undefined
}

type Fault = NonNullable<ReleaseStatus['fault']>

const installRetry: RetryPolicy = { firstMs: 1_000, mostMs: 60_000 }

/** A storm brings one correction after another. */
const compactAfterMs = 30_000

const isSame = (a: ReleaseIdentity, b: ReleaseIdentity) => a.number === b.number && a.hash === b.hash

/** Opens the release on disk, then follows the server's. The window need not wait for either. */
export function startReleaseSync(world: ReleaseWorld): ReleaseSync {
  const { store, librarian, knowledge, connection, after, log } = world
  const fetchRelease = createReleaseFetch(world)
  /** One thing at a time is done with releases. */
  const turn = inTurn()
  let status: ReleaseStatus = { installed: null, fault: null }
  let target: ReleaseAnnouncement | null = null
  let busy = false
  let failures = 0
  let cancelRetry = () => {}
  let proofs = 0
  let cancelProof: (() => void) | null = null
  let stopped = false
  let cancelSpread = () => {}
  let cancelCompaction = () => {}
  /** Work that can wait: an arriving release ends it. */
  let atLeisure = new AbortController()

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
    compactLater()
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
        await spread()
        const outcome = await turn(catchUp)
        if (!outcome.ok) return failed(outcome.reason, outcome.detail)
        await report()
        // Another one may have been published while this was reported.
      } while (target && !isInstalled(target))
    } finally {
      busy = false
    }
  }

  /** Who has to fetch something waits for a random moment, so that not all desktops come at once. */
  const spread = async () => {
    // What is on the disk is opened first: it says whether there is anything to fetch.
    await turn(async () => undefined)
    const { installed } = status
    if (!target?.spreadMs || !installed || failures > 0 || isInstalled(target) || isStepFrom(installed, target)) return
    const ms = target.spreadMs * world.chance()
    await new Promise<void>((resolve) => {
      const cancel = after(ms, resolve)
      cancelSpread = () => {
        cancel()
        resolve()
      }
    })
  }

  const catchUp = async (): Promise<Result<null, Fault>> => {
    while (target && !isInstalled(target)) {
      const outcome = await fetchAndInstall(target)
      if (!outcome.ok) return outcome
      failures = 0
      become({ installed: outcome.value, fault: null })
      log.info('release installed', { number: outcome.value.number })
      void turn(tidy)
      compactLater()
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

  const fetchAndInstall = async (wanted: ReleaseAnnouncement): Promise<Result<Installed, Fault>> => {
    const proved = proveSeal(wanted, world.trustedKey())
    if (!proved.ok) return proved
    const staged = await fetchRelease(status.installed, wanted)
    return staged.ok ? install(staged.value) : staged
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
    const { signal } = atLeisure
    try {
      if (await librarian.ask('tidy', current.place, signal)) await use(current)
    } catch (error) {
      if (!stopped && !signal.aborted) log.warn('index not tidied', { detail: describeError(error) })
    }
  }

  /** A release that was made of changes becomes one file again when no other has come for a while. */
  const compactLater = () => {
    cancelCompaction()
    cancelCompaction = after(world.compactAfterMs ?? compactAfterMs, () => void compact())
  }

  const compact = async () => {
    const current = await store.current()
    if (stopped || !current) return
    const { signal } = atLeisure
    try {
      // Not in turn: a release that arrives would have to wait for it.
      if (!(await librarian.ask('compact', current.place, signal))) return
      await turn(async () => {
        const now = await store.current()
        if (now && isSame(now.place.release, current.place.release)) await use(now)
      })
      await turn(tidy)
    } catch (error) {
      if (!stopped && !signal.aborted) log.warn('release not made one file', { detail: describeError(error) })
    }
  }

  /** Whatever can be done later makes way. */
  const interruptLeisure = () => {
    atLeisure.abort()
    atLeisure = new AbortController()
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
    wanted: (announced) => {
      if (!announced) return
      if (!isInstalled(announced)) interruptLeisure()
      target = announced
      failures = 0
      void follow()
    },
    stop: () => {
      stopped = true
      target = null
      cancelRetry()
      cancelSpread()
      cancelCompaction()
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
