import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { AnswerId } from '../../shared/knowledge/answer.ts'
import type { Db } from '../db/database.ts'
import { countAnswerUse } from '../interactions/answer-use-repository.ts'

/** What the centre used lately, as desktops get it with a release. */
export type UseCounts = { current(): Promise<ReadonlyMap<AnswerId, number>> }

const countEveryMs = 600_000
const lookBackMs = 90 * 24 * 3_600_000

/**
 * Counts at most once in ten minutes, and only when somebody asks: after a publication a thousand desktops come within
 * a second. When it cannot be counted the last counts stay, for as long: a hint is not worth asking a busy database
 * again and again.
 */
export function createUseCounts({ db, clock, log }: { db: Db; clock: Clock; log: Logger }): UseCounts {
  let counts: Promise<ReadonlyMap<AnswerId, number>> = Promise.resolve(new Map())
  let countedAt = Number.NEGATIVE_INFINITY
  const count = async (last: typeof counts, now: number) => {
    try {
      return await countAnswerUse(db, new Date(now - lookBackMs), new Date(now))
    } catch (error) {
      log.warn({ err: error }, 'the use of answers could not be counted; the last counts stay')
      return last
    }
  }
  return {
    current: () => {
      const now = clock.now()
      if (now - countedAt >= countEveryMs) {
        countedAt = now
        counts = count(counts, now)
      }
      return counts
    },
  }
}
