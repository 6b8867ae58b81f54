import type { Clock } from '../../../shared/clock.ts'
import type { Wall } from '../../../shared/figures/wall.ts'
import { success } from '../../../shared/result.ts'
import { readStandingBanners } from '../../banners/standing-banners.ts'
import { readPresence } from '../../conversations/presence-repository.ts'
import { readAllWaiting } from '../../conversations/queue-repository.ts'
import type { Db } from '../../db/database.ts'
import { freshFor } from '../../fresh-for.ts'
import type { RequestHandlers } from '../../socket/request-handler.ts'
import { daySoFar, type Span, weeksBefore } from '../city-day.ts'
import { readHolds } from './holds-repository.ts'
import { readPeriod } from './today-repository.ts'
import { readTopics } from './topics-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** However many look at the wall, it is worked out once in this time. */
const freshMs = 300
/** What a minute more adds to a day of a week ago nobody sees. */
const steadyMs = 60_000

export function wallHandlers({ db, clock, timeZone }: World): Pick<RequestHandlers, 'wall:read'> {
  const weekBefore = (at: number) => aWeekBefore(daySoFar(at, timeZone), timeZone)
  const keptWeekAgo = freshFor(steadyMs, clock, (now) => readPeriod(db, weekBefore(now)))
  const readWeekAgo = async (at: number) => {
    const kept = await keptWeekAgo()
    // After midnight the one kept is of the day before.
    return kept.from === weekBefore(at).from ? kept : readPeriod(db, weekBefore(at))
  }
  const readNow = async (at: number): Promise<Wall> => {
    const [waiting, people, holds, today, weekAgo, topics, banners] = await Promise.all([
      readAllWaiting(db),
      readPresence(db, null, at),
      readHolds(db, at),
      readPeriod(db, daySoFar(at, timeZone)),
      readWeekAgo(at),
      readTopics(db, at, timeZone),
      readStandingBanners(db, at),
    ])
    const colleagues = people.map((one) => ({ ...one, heldSince: holds.get(one.personId) ?? null }))
    return { at, waiting, colleagues, today, weekAgo, topics, banners }
  }
  const wall = freshFor(freshMs, clock, readNow)
  return {
    'wall:read': {
      verb: 'figures:read',
      answer: async () => success(await wall()),
    },
  }
}

const aWeekBefore = ({ from, until }: Span, timeZone: string): Span => ({
  from: weeksBefore(from, 1, timeZone),
  until: weeksBefore(until, 1, timeZone),
})
