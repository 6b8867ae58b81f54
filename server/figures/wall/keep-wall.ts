import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import { tellWallEveryMs, type Wall, wallFollowedForMs } from '../../../shared/figures/wall.ts'
import type { Db } from '../../db/database.ts'
import { freshFor } from '../../fresh-for.ts'
import { keepLooking } from '../../keep-looking.ts'
import { weekBefore } from '../city-day.ts'
import { readWall } from './read-wall.ts'
import { readPeriod } from './today-repository.ts'
import { readUsualTopics } from './topics-repository.ts'

/*
 * However many look at the wall, it is worked out once for all of them, and put into words once:
 *
 *   wall:read ──▶ answered from the last reading, or a new one ──▶ followed for twenty seconds
 *   every 0.8 s, while anybody follows: a new reading ──▶ told to everybody who does
 */

export type WallWatch = {
  /** How the floor is; from now on this connection is told again and again, for a while. */
  follow(socketId: string): Promise<Wall>
  stop(): Promise<void>
}

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** What a minute more adds to what was a week ago, or is usual, nobody sees. */
const steadyMs = 60_000
/** While somebody follows there is always one that is younger. */
const keptMs = 1_000
/** After a failure: a database that is away is not asked all the time. */
const looksToRest = 5

export function keepWall(
  world: World,
  log: Logger,
  tell: (wall: Wall, socketIds: readonly string[]) => void,
): WallWatch {
  const { clock } = world
  const read = wallReader(world)
  const followers = new Map<string, EpochMs>()
  let last: Wall | null = null

  const readAnew = async () => {
    last = await read()
    return last
  }
  const forgetOld = () => {
    for (const [socketId, until] of followers) if (until <= clock.now()) followers.delete(socketId)
  }
  const look = async () => {
    forgetOld()
    if (followers.size === 0) return
    const wall = await readAnew()
    tell(wall, [...followers.keys()])
  }
  const onFailure = (error: unknown) => log.warn({ err: error }, 'the wall could not be worked out')
  return {
    follow: async (socketId) => {
      followers.set(socketId, clock.now() + wallFollowedForMs)
      return last && clock.now() - last.at < keptMs ? last : readAnew()
    },
    stop: keepLooking({ everyMs: tellWallEveryMs, looksToRest, look, onFailure }),
  }
}

/** Reads the wall; who asks while one is being read gets that one. */
function wallReader({ db, clock, timeZone }: World): () => Promise<Wall> {
  const weekAgo = freshFor(steadyMs, clock, (now) => readPeriod(db, weekBefore(now, timeZone)))
  const usualTopics = freshFor(steadyMs, clock, (now) => readUsualTopics(db, now, timeZone))
  const readWeekAgo = async (at: EpochMs) => {
    const kept = await weekAgo()
    const wanted = weekBefore(at, timeZone)
    // After midnight the one kept is of the day before.
    return kept.from === wanted.from ? kept : readPeriod(db, wanted)
  }
  return freshFor(0, clock, (now) => readWall(db, now, timeZone, { weekAgo: readWeekAgo, usualTopics }))
}
