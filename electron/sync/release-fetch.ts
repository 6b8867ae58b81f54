import type { ReleaseFault, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { ReleaseAnnouncement } from '../../shared/knowledge/release-announcement.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import type { Librarian } from '../knowledge/librarian-client.ts'
import type { LibrarianWorks } from '../knowledge/librarian-messages.ts'
import { describeError, type Log } from '../log.ts'
import type { SealFault } from '../storage/release-seals.ts'
import type { ReleaseStore } from '../storage/releases.ts'
import type { StorageFault } from '../storage/storage-fault.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'
import type { HttpCalls } from './http-calls.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *  changes inside the announcement ── none, or not on top of ours ──▶ changes over HTTP ── none, or a doubt ──▶ snapshot
 *            │                                                               │                                    │
 *            └──────────────── proved, made of ours ─────────────────────────┘                     proved, indexed
 */

export type FetchFault = ReleaseFault | StorageFault | SealFault | 'unreachable'

type FetchWorld = {
  readonly store: ReleaseStore
  readonly librarian: Librarian
  readonly http: HttpCalls
  readonly session: SessionKeeper
  readonly trustedKey: () => string | null
  readonly log: Log
}

/** Whether the announcement itself has all that is needed to get from one release to another. */
export const isStepFrom = (installed: ReleaseIdentity | null, { seal, changes }: ReleaseAnnouncement): boolean =>
  installed !== null && changes !== undefined && seal?.previousHash === installed.hash

/**
 * Brings a release to the disk, proved, indexed and ready to be switched to, the cheapest way there is. Any doubt about
 * changes leads to the snapshot, which is proved by itself.
 */
export function createReleaseFetch(world: FetchWorld) {
  const { store, librarian, http, session, log } = world

  const withToken = async <Reason extends string, Value>(
    call: (accessToken: string) => Promise<Result<Value, Reason | 'signed-out'>>,
  ): Promise<Result<Value, Exclude<Reason, 'signed-out'> | 'unreachable'>> => {
    for (const mayRenew of [true, false]) {
      const answer = await call(session.accessToken() ?? '')
      if (answer.ok) return answer
      const { reason, detail } = answer
      if (reason !== 'signed-out') return failure(reason as Exclude<Reason, 'signed-out'>, detail)
      if (!mayRenew || (await session.renew()) !== 'renewed') break
    }
    return failure('unreachable', 'the server did not accept the session')
  }

  const byChanges = async (installed: ReleaseIdentity, wanted: ReleaseAnnouncement) => {
    const { number, hash, seal } = wanted
    if (!seal) return failure('malformed', 'it is not signed')
    const inside = isStepFrom(installed, wanted) ? (wanted.changes ?? null) : null
    if (inside) return ask('stage-changes', { wanted: { number, hash, seal }, changes: inside })
    if (number <= installed.number) return failure('malformed', 'it is no later one')
    const file = await store.beginDelta()
    if (!file.ok) return file
    const fetched = await withToken((token) => http.releaseChanges(number, installed.number, token, file.value))
    if (!fetched.ok) return fetched
    const trustedKey = world.trustedKey()
    return ask('stage-delta', { from: installed, wanted: { number, hash, seal }, file: file.value, trustedKey })
  }

  const bySnapshot = async (wanted: ReleaseIdentity): Promise<Result<ReleasePlace, FetchFault>> => {
    const { number, hash } = wanted
    const part = await store.beginSnapshot(wanted)
    if (!part.ok) return part
    const fetched = await withToken((token) => http.releaseSnapshot(number, token, part.value))
    if (!fetched.ok)
      return fetched.reason === 'not-found' ? byOldDownload(wanted) : failure(fetched.reason, fetched.detail)
    const staged = await ask('stage', { wanted: { number, hash }, packed: part.value })
    // Whatever came of it: what has arrived whole is of no more use, and what is wrong must not be gone on with.
    await store.endSnapshot()
    return staged
  }

  /** What a server offers that knows of no files to be fetched in parts. */
  const byOldDownload = async ({ number, hash }: ReleaseIdentity): Promise<Result<ReleasePlace, FetchFault>> => {
    const file = await store.beginDownload()
    if (!file.ok) return file
    const fetched = await withToken((token) => http.release(number, token, file.value))
    return fetched.ok ? ask('stage', { wanted: { number, hash }, packed: null }) : fetched
  }

  const ask = async <Name extends 'stage' | 'stage-changes' | 'stage-delta'>(
    name: Name,
    input: LibrarianWorks[Name]['input'],
  ) => {
    try {
      return await librarian.ask(name, input)
    } catch (error) {
      return failure('malformed', `it cannot be indexed: ${describeError(error)}`)
    }
  }

  return async (
    installed: ReleaseIdentity | null,
    wanted: ReleaseAnnouncement,
  ): Promise<Result<ReleasePlace, FetchFault>> => {
    const changed = installed ? await byChanges(installed, wanted) : null
    if (changed?.ok) return success(changed.value)
    if (changed) log.info('release not made of changes', { number: wanted.number, ...changed })
    return bySnapshot(wanted)
  }
}
