import type { Clock } from '../../shared/clock.ts'
import { type GapReport, gapWindowMs } from '../../shared/gaps/gap.ts'
import { groupQueries } from '../../shared/gaps/group-queries.ts'
import { success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import type { RequestHandlers } from '../socket/request-handler.ts'
import { answerGaps, missedQueries } from './gaps-repository.ts'

type World = { readonly db: Db; readonly clock: Clock }

const mostMissed = 100
/** Two months of facts are read for it: a report of ten minutes ago is as good. */
const freshMs = 600_000

export function gapHandlers({ db, clock }: World): Pick<RequestHandlers, 'gaps:list'> {
  let report: { readonly at: number; readonly read: Promise<GapReport> } | null = null

  /** Everybody who asks at one moment waits for the same reading; one that failed is not kept. */
  const freshReport = (now: number): Promise<GapReport> => {
    if (report && now - report.at < freshMs) return report.read
    const reading = { at: now, read: readReport(db, now) }
    report = reading
    reading.read.catch(() => {
      if (report === reading) report = null
    })
    return reading.read
  }

  return {
    'gaps:list': {
      verb: 'gaps:read',
      answer: async () => success(await freshReport(clock.now())),
    },
  }
}

async function readReport(db: Db, until: number): Promise<GapReport> {
  const from = until - gapWindowMs
  const window = { before: new Date(from - gapWindowMs), from: new Date(from), until: new Date(until) }
  const missed = groupQueries(await missedQueries(db, window)).filter(({ count }) => count > 0)
  return { from, until, missed: missed.slice(0, mostMissed), ...(await answerGaps(db, window)) }
}
