import type { Clock } from '../../shared/clock.ts'
import { type GapReport, gapDays } from '../../shared/gaps/gap.ts'
import { groupQueries } from '../../shared/gaps/group-queries.ts'
import { success } from '../../shared/result.ts'
import { dayOf, startOfDay } from '../counts/count-window.ts'
import type { Db } from '../db/database.ts'
import { freshFor } from '../fresh-for.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { answerGaps, missedQueries } from './gaps-repository.ts'

type World = { readonly db: Db; readonly clock: Clock }

const mostMissed = 100
/** A report of a minute ago is as good. */
const freshMs = 60_000

export function gapHandlers({ db, clock }: World): Pick<RequestHandlers, 'gaps:list'> {
  const report = freshFor(freshMs, clock, (now) => readReport(db, now))
  return {
    'gaps:list': {
      verb: 'gaps:read',
      answer: async () => success(await report()),
    },
  }
}

async function readReport(db: Db, now: number): Promise<GapReport> {
  const from = startOfDay(now, gapDays - 1)
  const window = { before: dayOf(startOfDay(from, gapDays)), from: dayOf(from), until: dayOf(now) }
  const missed = groupQueries(await missedQueries(db, window)).filter(({ count }) => count > 0)
  return { from, until: now, missed: missed.slice(0, mostMissed), ...(await answerGaps(db, window)) }
}
