import type { Release, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { verifyRelease } from '../../shared/knowledge/release.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import type { ReleaseStatus } from '../../shared/status.ts'
import type { KnowledgeClient } from '../knowledge/knowledge-client.ts'
import { describeError, type Log } from '../log.ts'
import { sha256 } from '../sha256.ts'
import type { InstalledRelease, ReleaseStore } from '../storage/releases.ts'
import type { CentreConnection } from './connection.ts'
import type { HttpCalls } from './http-calls.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *  current ── the server has another ──▶ downloading ──▶ proved ──▶ indexed ──▶ on disk ──▶ current, reported
 *                                            │             │           │           │
 *                                            └─────────────┴───────────┴───────────┴──▶ fault: again later
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
  const { store, knowledge, http, session, connection, after, log } = world
  let status: ReleaseStatus = { installed: null, fault: null }
  let target: ReleaseIdentity | null = null
  let busy = false
  let failures = 0
  let cancelRetry = () => {}

  const become = (next: ReleaseStatus) => {
    status = next
    world.onStatus(next)
  }

  const openFromDisk = async () => {
    const { installed, fault } = await store.load()
    if (!installed) return become({ installed: null, fault })
    const prepared = await prepare(installed.release)
    if (!prepared.ok) return become({ installed: null, fault: prepared.reason })
    await prepared.value.use()
    become({ installed: describeInstalled(installed), fault })
  }

  const follow = async () => {
    if (busy || !target) return
    busy = true
    cancelRetry()
    try {
      await opened
      do {
        const outcome = await catchUp()
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
      become({ installed: describeInstalled(outcome.value), fault: null })
      log.info('release installed', { number: outcome.value.release.number })
    }
    if (status.fault) become({ ...status, fault: null })
    return success(null)
  }

  const isInstalled = (identity: ReleaseIdentity) => status.installed !== null && isSame(status.installed, identity)

  const failed = (fault: Fault, detail: string | undefined) => {
    log.warn('release not installed', { fault, detail })
    become({ ...status, fault })
    cancelRetry = after(retryDelayMs(installRetry, failures++, world.chance()), () => void follow())
  }

  const fetchAndInstall = async (wanted: ReleaseIdentity): Promise<Result<InstalledRelease, Fault>> => {
    const downloaded = await download(wanted.number)
    if (!downloaded.ok) return downloaded
    const proved = verifyRelease(downloaded.value, sha256)
    if (!proved.ok) return proved
    if (!isSame(proved.value, wanted)) return failure('altered', 'it is another release than the one announced')
    return install(proved.value)
  }

  const download = async (number: number): Promise<Result<unknown, Fault>> => {
    for (const mayRenew of [true, false]) {
      const answer = await http.release(number, session.accessToken() ?? '')
      if (answer.ok) return answer
      if (answer.reason !== 'signed-out') return failure(answer.reason, answer.detail)
      if (!mayRenew || (await session.renew()) !== 'renewed') break
    }
    return failure('unreachable', 'the server did not accept the session')
  }

  const install = async (release: Release): Promise<Result<InstalledRelease, Fault>> => {
    const prepared = await prepare(release)
    if (!prepared.ok) return prepared
    const installed = await store.install(release)
    if (!installed.ok) {
      await prepared.value.discard()
      return installed
    }
    await prepared.value.use()
    return installed
  }

  const prepare = async (release: Release) => {
    try {
      return success(await knowledge.prepare(release))
    } catch (error) {
      log.error('release not indexed', { detail: describeError(error) })
      return failure('malformed', 'it cannot be indexed')
    }
  }

  const report = async () => {
    if (!status.installed) return
    const { number, hash } = status.installed
    const answer = await connection.request('release:installed', { number, hash })
    // Not repeated: it is reported again at the next welcome.
    if (!answer.ok) log.info('release not reported', { reason: answer.reason })
  }

  const opened = openFromDisk().catch((error: unknown) => {
    log.error('releases unreadable', { detail: describeError(error) })
    become({ installed: null, fault: 'storage-failed' })
  })
  return {
    status: () => status,
    wanted: (identity) => {
      if (!identity) return
      target = identity
      failures = 0
      void follow()
    },
    stop: () => {
      target = null
      cancelRetry()
    },
  }
}

const describeInstalled = ({ release, installedAt }: InstalledRelease): NonNullable<ReleaseStatus['installed']> => ({
  number: release.number,
  hash: release.hash,
  answers: new Set(release.revisions.map(({ answerId }) => answerId)).size,
  installedAt,
})
