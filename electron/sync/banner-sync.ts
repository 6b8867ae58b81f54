import type { Banner, ShownBanners } from '../../shared/banner/banner.ts'
import type { Clock } from '../../shared/clock.ts'
import { type RetryPolicy, retryDelayMs } from '../../shared/outbox/retry.ts'
import { describeError, type Log } from '../log.ts'
import type { BannerFile, KnownBanners, Reading } from '../storage/banner-file.ts'
import type { CentreConnection } from './connection.ts'
import type { SessionKeeper } from './session-keeper.ts'

/*
 *   the centre says which banners there are ──▶ known ──▶ on disk ──▶ the window is told
 *
 *   somebody acknowledges ──▶ on disk, untold ──▶ the window is told
 *                                  │
 *                                  └──▶ telling ── the centre has it, or will never take it ──▶ told
 *                                          │
 *                                          └── nobody there ──▶ again at the next welcome, or later
 *
 * Which of them stand is decided where they are shown, by that clock, with the centre there or not.
 */

export interface BannerSync {
  shown(): ShownBanners
  /** What the centre says there is; `acknowledged`: which of them the person who is signed in has acknowledged. */
  heard(banners: readonly Banner[], acknowledged?: readonly string[]): void
  /** Whoever is signed in has read it. Resolved means on disk; nobody signed in, or read already: nothing to keep. */
  acknowledge(bannerId: string): Promise<void>
  /** Resolved means that nothing is being written any more. */
  stop(): Promise<void>
}

type BannerWorld = {
  readonly file: BannerFile
  readonly session: Pick<SessionKeeper, 'person'>
  readonly connection: Pick<CentreConnection, 'request' | 'status'>
  readonly clock: Clock
  readonly after: (ms: number, callback: () => void) => () => void
  readonly chance: () => number
  readonly log: Log
  readonly onChanged: (shown: ShownBanners) => void
}

const tellRetry: RetryPolicy = { firstMs: 1_000, mostMs: 60_000 }

/** Knows what is on the disk from the beginning. */
export async function startBannerSync(world: BannerWorld): Promise<BannerSync> {
  const { file, session, connection, clock, after, log } = world
  let known = await file.read()
  let writing: Promise<void> = Promise.resolve()
  let telling = false
  let failures = 0
  let cancelRetry = () => {}
  let stopped = false

  const shown = (): ShownBanners => {
    const personId = session.person()?.personId
    const theirs = known.acknowledged.filter((one) => one.personId === personId)
    return { banners: [...known.banners], acknowledged: theirs.map(({ bannerId }) => bannerId) }
  }

  const become = (next: KnownBanners): Promise<void> => {
    known = next
    world.onChanged(shown())
    writing = file.write(next)
    // Whoever asked hears of it; what nobody asked for is only noted, and comes again with the next welcome.
    writing.catch((error: unknown) => log.error('banners not saved', { detail: describeError(error) }))
    return writing
  }

  const tellAll = async () => {
    if (telling || stopped) return
    telling = true
    cancelRetry()
    try {
      for (let next = known.untold[0]; next && !stopped; next = known.untold[0]) {
        if (!(await tell(next))) return later()
        failures = 0
        await become({ ...known, untold: known.untold.filter((one) => one !== next) })
      }
    } catch {
      // The disk did not take that it was told: it will be told once more, which counts once.
      later()
    } finally {
      telling = false
    }
  }

  /** Whether the centre has it, or will never take it. */
  const tell = async (reading: Reading): Promise<boolean> => {
    const answer = await connection.request('banner:acknowledge', reading)
    if (answer.ok) return true
    log.warn('acknowledgement not delivered', { reason: answer.reason })
    return answer.reason === 'not-found' || answer.reason === 'not-permitted' || answer.reason === 'malformed'
  }

  const later = () => {
    // Nobody there: the next welcome is what to wait for.
    if (stopped || connection.status().state !== 'online') return
    cancelRetry = after(retryDelayMs(tellRetry, failures++, world.chance()), () => void tellAll())
  }

  return {
    shown,
    heard: (banners, acknowledged) => {
      const ids = new Set(banners.map(({ bannerId }) => bannerId))
      const personId = session.person()?.personId
      const kept = known.acknowledged.filter((one) => ids.has(one.bannerId))
      const isKept = (bannerId: string) => kept.some((one) => one.bannerId === bannerId && one.personId === personId)
      const news = (acknowledged ?? []).filter((bannerId) => ids.has(bannerId) && !isKept(bannerId))
      const added = personId ? news.map((bannerId) => ({ bannerId, personId })) : []
      // What the disk does not take is noted there.
      become({ ...known, banners, acknowledged: [...kept, ...added] }).catch(() => {})
      void tellAll()
    },
    acknowledge: async (bannerId) => {
      const personId = session.person()?.personId
      const isKnown = known.banners.some((banner) => banner.bannerId === bannerId)
      if (!personId || !isKnown || shown().acknowledged.includes(bannerId)) return
      const before = known
      const reading = { bannerId, personId, at: clock.now() }
      const acknowledged = [...known.acknowledged, { bannerId, personId }]
      try {
        await become({ ...known, acknowledged, untold: [...known.untold, reading] })
      } catch (error) {
        // What is not on the disk was not acknowledged.
        known = { ...known, acknowledged: before.acknowledged, untold: before.untold }
        world.onChanged(shown())
        throw error
      }
      void tellAll()
    },
    stop: async () => {
      stopped = true
      cancelRetry()
      await writing.catch(() => {})
    },
  }
}
