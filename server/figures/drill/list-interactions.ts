import { type RawBuilder, sql } from 'kysely'
import { firstBarFrom } from '../../../shared/figures/bars.ts'
import {
  type Drill,
  type DrillCursor,
  type DrillPage,
  drillPageSize,
  isOfArrivals,
  quarterMs,
} from '../../../shared/figures/drill.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { conditionOf } from '../period/read-figures.ts'
import { instantsOf } from '../period/read-period.ts'
import { arrivedRows, everywhere, handledRows, waitBar } from '../rollups/rows.ts'
import { aboutInteractions } from './about-interactions.ts'
import { readTotal } from './read-total.ts'

/**
 * What stands behind a number, the newest first, from the rows that the number is counted from. Resolves to the page
 * behind `after`, of whatever the centre knows now.
 *
 * @param askerId who may read the names of those whose team they lead
 */
export async function listInteractions(db: Db, drill: Drill, askerId: string, timeZone: string): Promise<DrillPage> {
  const [total, found] = await Promise.all([readTotal(db, drill, timeZone), readPage(db, drill, timeZone)])
  const page = found.slice(0, drillPageSize)
  const last = page.at(-1)
  return {
    timeZone,
    total,
    interactions: await aboutInteractions(db, page, askerId),
    next: last && found.length > page.length ? { at: last.at, interactionId: last.interactionId } : null,
  }
}

/** One more than a page has, so that it shows whether there are more. */
async function readPage(db: Db, drill: Drill, timeZone: string): Promise<DrillCursor[]> {
  const span = spanOf(drill, timeZone)
  // Constants, so that the newest are found from an index and the others are not read.
  const from = sql`(select ${new Date(span.from)}::timestamptz as starts_at, ${new Date(span.until)}::timestamptz as ends_at)
    as span`
  const { rows } = await sql<{ interaction_id: string; at: Date }>`
    select interaction_id, ${sql.ref(instantOf(drill))} as at
    from (${rowsOf(drill, timeZone, from)}) as counted
    where ${conditionOf(drill.filter)} and ${countedIn(drill)}
    order by ${sql.ref(instantOf(drill))} desc, interaction_id desc
    limit ${drillPageSize + 1}
  `.execute(db)
  return rows.map(({ interaction_id, at }) => ({ interactionId: interaction_id, at: at.getTime() }))
}

/** The period, or the quarter of an hour of it. */
function spanOf(drill: Drill, timeZone: string): Span {
  const { from, until } = instantsOf(drill, timeZone)
  const { quarter } = drill
  if (quarter === null) return { from, until }
  return { from: Math.max(from, quarter), until: Math.min(until, quarter + quarterMs) }
}

const instantOf = ({ which }: Drill) => (isOfArrivals(which) ? 'offered_at' : 'started_at')

function rowsOf({ which, after }: Drill, timeZone: string, from: RawBuilder<unknown>): RawBuilder<unknown> {
  const behind = (at: string, id: string) =>
    after
      ? sql`(${sql.ref(at)}, ${sql.ref(id)}) < (${new Date(after.at)}::timestamptz, ${after.interactionId}::uuid)`
      : everywhere
  return isOfArrivals(which)
    ? arrivedRows(timeZone, from, behind('arrival.offered_at', 'arrival.interaction_id'))
    : handledRows(timeZone, from, behind('interaction.started_at', 'interaction.interaction_id'))
}

/** That a row is counted in the number that was clicked. */
function countedIn({ which, handle, thresholdS }: Drill): RawBuilder<unknown> {
  switch (which) {
    case 'handled':
      if (handle === null) return everywhere
      return sql`bar >= ${firstBarFrom(handle.fromMs)}
        and ${handle.untilMs === null ? everywhere : sql`bar < ${firstBarFrom(handle.untilMs)}`}`
    case 'came':
      return everywhere
    case 'answered':
      return sql`is_answered`
    case 'abandoned':
      return sql`not is_answered`
    case 'in-time':
      return sql`is_answered and ${waitBar} <= ${thresholdS}`
    case 'late':
      return sql`${waitBar} > ${thresholdS}`
    default:
      return sql`${sql.ref(which)} = 1`
  }
}
