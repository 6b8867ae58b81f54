import type { EpochMs } from '../../../shared/clock.ts'
import type { Period, Wall } from '../../../shared/figures/wall.ts'
import { readStandingBanners } from '../../banners/standing-banners.ts'
import { readPresence } from '../../conversations/presence-repository.ts'
import { readAllWaiting } from '../../conversations/queue-repository.ts'
import type { Db } from '../../db/database.ts'
import { daySoFar } from '../city-day.ts'
import { readHolds } from './holds-repository.ts'
import { readPeriod } from './today-repository.ts'
import { readTopics, type UsualTopics } from './topics-repository.ts'

/** What is of weeks ago, and hardly changes from one reading to the next. */
type Before = {
  readonly weekAgo: (at: EpochMs) => Promise<Period>
  readonly usualTopics: (at: EpochMs) => Promise<UsualTopics>
}

/** How the floor is at that instant. */
export async function readWall(db: Db, at: EpochMs, timeZone: string, before: Before): Promise<Wall> {
  const [waiting, people, holds, today, weekAgo, topics, banners] = await Promise.all([
    readAllWaiting(db),
    readPresence(db, null, at),
    readHolds(db, at),
    readPeriod(db, daySoFar(at, timeZone)),
    before.weekAgo(at),
    before.usualTopics(at).then((usual) => readTopics(db, at, usual)),
    readStandingBanners(db, at),
  ])
  const colleagues = people.map((one) => ({ ...one, heldSince: holds.get(one.personId) ?? null }))
  return { at, waiting, colleagues, today, weekAgo, topics, banners }
}
