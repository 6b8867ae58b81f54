import type { Clock } from '../../shared/clock.ts'
import type { Wall } from '../../shared/figures/wall.ts'
import { success } from '../../shared/result.ts'
import { readPresence } from '../conversations/presence-repository.ts'
import { readAllWaiting } from '../conversations/queue-repository.ts'
import type { Db } from '../db/database.ts'
import { freshFor } from '../fresh-for.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { daySoFar, type Span, weeksBefore } from './city-day.ts'
import { readPeriod } from './period-repository.ts'
import { readTopics } from './topics-repository.ts'

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** However many look at the wall, it is worked out once in this time. */
const freshMs = 700
/** What a hundredth of a day more adds to a week ago nobody sees. */
const steadyMs = 60_000

export function wallHandlers({ db, clock, timeZone }: World): Pick<RequestHandlers, 'wall:read'> {
  const readWeekAgo = freshFor(steadyMs, clock, (now) => readPeriod(db, aWeekBefore(daySoFar(now, timeZone), timeZone)))
  const readNow = async (at: number): Promise<Wall> => {
    const [waiting, colleagues, today, weekAgo, topics] = await Promise.all([
      readAllWaiting(db),
      readPresence(db, null, at),
      readPeriod(db, daySoFar(at, timeZone)),
      readWeekAgo(),
      readTopics(db, at, timeZone),
    ])
    return { at, waiting, colleagues, today, weekAgo, topics }
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
