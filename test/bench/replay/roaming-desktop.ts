import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inTurn } from '../../../electron/storage/in-turn.ts'
import { openReleaseLibrary } from '../../../electron/storage/release-library.ts'
import type { Workstation } from '../../../electron/workstation.ts'
import type { Release, ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import type { ReleaseStatus } from '../../../shared/status.ts'
import { signInTo, startWholeWorkstation } from '../workstation/whole-workstation.ts'
import { type Counts, type DesktopLine, openDesktopLine } from './desktop-line.ts'
import type { Absence } from './journeys.ts'

/** How a release came: inside its announcement, as changes, or whole. */
export type Way = 'announcement' | 'changes' | 'snapshot'

/** Times from the return until a release answers that is as new as the newest at the return. */
export type CatchUp = {
  readonly sinceReturnMs: number
  /** Since the server's welcome; what comes before is waiting for the next attempt to connect, or the start. */
  readonly sinceOnlineMs: number
}

export type DesktopAccount = {
  readonly restarts: number
  readonly cuts: number
  /** Releases published while it was away. */
  readonly missed: number
  readonly ways: Readonly<Record<Way, number>>
  readonly catchUps: readonly CatchUp[]
  /** Bytes that came since the stream began. */
  readonly bytes: Counts
  /** Why attempts to install failed, if any did. */
  readonly faults: readonly string[]
}

/** A whole workstation that comes and goes. */
export interface RoamingDesktop {
  /** Whether it is there and answers from this release. */
  isFollowing(release: ReleaseIdentity): boolean
  isAway(): boolean
  noteMissed(): void
  /** Forgets what was counted until now. */
  beginCounting(): void
  leave(absence: Absence): Promise<void>
  /** Comes back from whatever absence; `newest`: what is published by then. */
  comeBack(newest: () => ReleaseIdentity): Promise<void>
  /** When it began to answer from that release or a later one; null: not in time. */
  reached(release: ReleaseIdentity, withinMs: number): Promise<number | null>
  /** How many texts of a release it hands out, each proved against its id, while it answers from just this release. */
  textsOf(release: Release): Promise<number>
  account(): Promise<DesktopAccount>
  /** Ends it. Resolves to the release that its disk holds, proved letter by letter, and removes it all. */
  end(): Promise<ReleaseIdentity | null>
}

const now = () => performance.timeOrigin + performance.now()
const patienceMs = 120_000

export async function startRoamingDesktop(serverUrl: string, agent: string): Promise<RoamingDesktop> {
  const folder = await mkdtemp(join(tmpdir(), 'cue311-roaming-'))
  const line = await openDesktopLine(serverUrl)
  const turn = inTurn()
  const following = followReleases(line)
  const counted = { restarts: 0, cuts: 0, missed: 0 }
  const catchUps: CatchUp[] = []
  const catchingUp: Promise<void>[] = []
  let before = line.bytes()
  let away: Absence['kind'] | null = null
  let onlineAt = 0

  const start = () =>
    startWholeWorkstation({
      folder,
      url: line.url,
      onRelease: following.heard,
      onOnline: () => {
        onlineAt = now()
      },
    })
  let workstation: Workstation | null = await start()
  await signInTo(workstation, agent)

  const reached = async (release: ReleaseIdentity, withinMs: number) => {
    const until = now() + withinMs
    while (following.since(release) === null && now() < until) await sleep(5)
    return following.since(release)
  }

  const leave = async ({ kind }: Absence) => {
    if (away !== null) return
    away = kind
    if (kind === 'cut') {
      counted.cuts += 1
      return line.cut()
    }
    counted.restarts += 1
    await workstation?.stop()
    workstation = null
    following.ended()
  }

  const comeBack = async (newest: () => ReleaseIdentity) => {
    if (away === null) return
    const returnedAt = now()
    line.mend()
    workstation ??= await start()
    away = null
    catchingUp.push(catchUp(newest(), returnedAt))
  }

  const catchUp = async (release: ReleaseIdentity, returnedAt: number) => {
    const at = await reached(release, patienceMs)
    // It left again, or had it already: there was nothing to catch up with.
    if (at === null || away !== null || at < returnedAt || onlineAt < returnedAt) return
    catchUps.push({ sinceReturnMs: at - returnedAt, sinceOnlineMs: Math.max(0, at - onlineAt) })
  }

  let ending: Promise<ReleaseIdentity | null> | null = null
  const end = async () => {
    await workstation?.stop()
    await line.close()
    const { installed } = await openReleaseLibrary(folder, { now: Date.now, log: quietly }).load()
    await rm(folder, { recursive: true, force: true })
    return installed?.place.release ?? null
  }

  return {
    isFollowing: (release) => away === null && following.installed()?.hash === release.hash,
    isAway: () => away !== null,
    noteMissed: () => {
      counted.missed += 1
    },
    beginCounting: () => {
      before = line.bytes()
      following.beginCounting()
    },
    leave: (absence) => turn(() => leave(absence)),
    comeBack: (newest) => turn(() => comeBack(newest)),
    reached,
    textsOf: async ({ number, revisions }) => {
      const texts = await Promise.all(revisions.map(({ revisionId }) => workstation?.knowledge.text(revisionId)))
      return following.installed()?.number === number ? texts.filter(Boolean).length : 0
    },
    account: async () => {
      await Promise.all(catchingUp)
      const bytes = difference(line.bytes(), before)
      return { ...counted, ways: following.ways(), faults: following.faults(), catchUps, bytes }
    },
    end: () => {
      ending ??= turn(end)
      return ending
    },
  }
}

const quiet = () => undefined
const quietly = { info: quiet, warn: quiet, error: quiet }

/** What a workstation says of its releases, and how each came. */
function followReleases(line: DesktopLine) {
  const switches: { readonly release: ReleaseIdentity; readonly at: number }[] = []
  const ways: Record<Way, number> = { announcement: 0, changes: 0, snapshot: 0 }
  const faults: string[] = []
  let installed: ReleaseIdentity | null = null
  let asked = line.requests()

  const wayOfNext = (): Way => {
    const before = asked
    asked = line.requests()
    if (asked.snapshot > before.snapshot) return 'snapshot'
    return asked.changes > before.changes ? 'changes' : 'announcement'
  }

  return {
    heard: ({ installed: next, fault }: ReleaseStatus) => {
      if (fault) faults.push(fault)
      if (!next || next.hash === installed?.hash) return
      // After a start it answers first from what is on its disk, which did not come just now.
      if (!switches.some(({ release }) => release.hash === next.hash)) ways[wayOfNext()] += 1
      installed = next
      switches.push({ release: next, at: now() })
    },
    /** It was shut down: nothing answers. */
    ended: () => {
      installed = null
    },
    installed: () => installed,
    since: ({ number }: ReleaseIdentity) => switches.find(({ release }) => release.number >= number)?.at ?? null,
    ways: () => ({ ...ways }),
    faults: () => [...faults],
    beginCounting: () => {
      asked = line.requests()
      Object.assign(ways, { announcement: 0, changes: 0, snapshot: 0 })
    },
  }
}

const difference = (after: Counts, before: Counts): Counts => ({
  socket: after.socket - before.socket,
  changes: after.changes - before.changes,
  snapshot: after.snapshot - before.snapshot,
  other: after.other - before.other,
})
