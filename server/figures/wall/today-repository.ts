import { sql } from 'kysely'
import { fewest, serviceLevel } from '../../../shared/figures/figure.ts'
import type { Answered, Handled, Period } from '../../../shared/figures/wall.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { isLeftIn } from '../rollups/rows.ts'

/** What happened in a span of time, which may go on: what is still open counts when it is closed. */
export async function readPeriod(db: Db, span: Span): Promise<Period> {
  const [handled, answered] = await Promise.all([readHandled(db, span), readAnswered(db, span)])
  return { ...span, handled, answered }
}

/** handled, handle-time-mean, handle-time-median: of the interactions offered in that time that are wrapped up. */
async function readHandled(db: Db, { from, until }: Span): Promise<Handled> {
  const { rows } = await sql<{ count: number; mean: number | null; median: number | null }>`
    select count(*) as count, avg(handle_ms)::float8 as mean,
      percentile_cont(0.5) within group (order by handle_ms) as median
    from interaction
    where not practice and phase = 'done' and ${isLeftIn} and started_at >= ${new Date(from)} and started_at < ${new Date(until)}
  `.execute(db)
  const { count = 0, mean = null, median = null } = rows[0] ?? {}
  return count < fewest ? { count, meanMs: null, medianMs: null } : { count, meanMs: mean, medianMs: median }
}

/**
 * service-level: of the conversations that came in that time, how many had an agent within the time of the goal. The
 * first wait counts, not that of a hand-over. Who gave up sooner is in neither number; who still waits and has waited
 * longer was not answered in time. Read from what is kept for good: a week ago's conversations are deleted.
 */
async function readAnswered(db: Db, { from, until }: Span): Promise<Answered> {
  const { rows } = await sql<Answered>`
    with waited as (
      select answered_at is not null as answered,
        extract(epoch from coalesce(answered_at, ended_at, ${new Date(until)}) - offered_at) * 1000 as waited_ms
      from arrival
      where is_first and offered_at >= ${new Date(from)} and offered_at < ${new Date(until)}
    )
    select count(*) filter (where answered and waited_ms <= ${serviceLevel.withinMs}) as "inTime",
      count(*) filter (where answered or waited_ms > ${serviceLevel.withinMs}) as "of"
    from waited
  `.execute(db)
  return rows[0] ?? { inTime: 0, of: 0 }
}
