import type { Clock } from '../../shared/clock.ts'
import { gapWindowMs } from '../../shared/gaps/gap.ts'
import { groupQueries } from '../../shared/gaps/group-queries.ts'
import { success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { answerGaps, missedQueries } from './gaps-repository.ts'

const mostMissed = 100

export function gapHandlers({
  db,
  clock,
}: {
  readonly db: Db
  readonly clock: Clock
}): Pick<RequestHandlers, 'gaps:list'> {
  return {
    'gaps:list': {
      verb: 'gaps:read',
      answer: async () => {
        const until = clock.now()
        const from = until - gapWindowMs
        const window = { before: new Date(from - gapWindowMs), from: new Date(from), until: new Date(until) }
        const asked = await missedQueries(db, window)
        const missed = groupQueries(asked).filter(({ count }) => count > 0)
        return success({ from, until, missed: missed.slice(0, mostMissed), ...(await answerGaps(db, window)) })
      },
    },
  }
}
