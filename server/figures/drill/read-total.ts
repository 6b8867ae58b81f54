import { barFrom } from '../../../shared/figures/bars.ts'
import { type Drill, isOfArrivals, quarterMs } from '../../../shared/figures/drill.ts'
import type { ArrivedFigures } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import { readArrived, readHandled, type Wanted } from '../period/read-figures.ts'
import { instantsOf } from '../period/read-period.ts'
import { readCovered } from '../period/spans.ts'

/** The number that was clicked, worked out as it was when it was shown. */
export async function readTotal(db: Db, drill: Drill, timeZone: string): Promise<number> {
  const { period, filter, which, handle, quarter, thresholdS } = drill
  // As the course of a day reads its quarters: the first step is the one that was clicked, what comes behind it another.
  const by = quarter === null ? null : { steps: [quarter, quarter + quarterMs] }
  const value = quarter === null ? '' : '1'
  const covered = await readCovered(db, instantsOf(drill, timeZone), quarter === null ? 'month' : 'quarter')
  const wanted: Wanted = { period, filter, by, timeZone, covered }
  if (isOfArrivals(which)) {
    const row = (await readArrived(db, wanted, thresholdS)).find((one) => one.value === value)
    return row ? countOfArrivals(which, row.figures) : 0
  }
  const row = (await readHandled(db, wanted)).rows.find((one) => one.value === value)
  if (!row) return 0
  if (!handle) return row.figures[which]
  const { fromMs, untilMs } = handle
  const inside = row.bars.filter(({ bar }) => barFrom(bar) >= fromMs && (untilMs === null || barFrom(bar) < untilMs))
  return inside.reduce((sum, { count }) => sum + count, 0)
}

function countOfArrivals(
  which: Extract<Drill['which'], 'came' | 'answered' | 'abandoned' | 'in-time' | 'late'>,
  figures: ArrivedFigures,
): number {
  const { came, answered, inTime, of } = figures
  return { came, answered, abandoned: came - answered, 'in-time': inTime, late: of - inTime }[which]
}
