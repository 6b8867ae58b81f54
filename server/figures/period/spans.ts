import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Period } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import type { CellSeries } from '../../db/tables/figures.ts'
import { type Day, dayOfCity, daysAfter, firstOfMonth, monthOfCity, nextMonth, type Span } from '../city-day.ts'
import { type Face, type Grain, grains, nameOf } from '../rollups/faces.ts'

/** Where a period's numbers come from: cells of these spans, and rows of those. */
export type Sources = { readonly cells: Readonly<Record<Grain, readonly Span[]>>; readonly rows: readonly Span[] }

/** Which spans there are cells of, by where they begin, and which quarters are out of date: no day or month with one is in it. */
export type Covered = Readonly<Record<Grain, ReadonlySet<number>>> & {
  readonly due: ReadonlySet<number>
  /** Quarters are told from here on only: a day before it that has no cells of its own is counted from rows. */
  readonly quartersFrom: EpochMs
}

const quarterMs = 15 * 60_000
/** With more of a day out of date than this, its rows are read at once. */
const fewDue = 8

/** Reads which spans of a period there are cells of that are not coarser than that. */
export async function readCovered(db: Db, { from, until }: Span, coarsest: Grain = 'month'): Promise<Covered> {
  const [since, before] = [new Date(from), new Date(until)]
  const quartersFrom = coarsest === 'quarter' ? from : Math.max(from, await lastDayEnd(db, from))
  const { rows } = await sql<{ grain: Grain | 'due'; starts_at: Date }>`
    select grain, starts_at from rollup_span as span
    where grain in ('day', 'month') and starts_at >= ${since} and starts_at < ${before} and stale_at is null
      and not exists (select from rollup_due where quarter >= span.starts_at and quarter < span.ends_at)
    union all
    select grain, starts_at from rollup_span
    where grain = 'quarter' and starts_at >= ${new Date(quartersFrom)} and starts_at < ${before}
    union all
    select distinct 'due', quarter from rollup_due where quarter >= ${since} and quarter < ${before}
  `.execute(db)
  const isFine = (grain: Grain | 'due') => grain === 'due' || grains.indexOf(grain) <= grains.indexOf(coarsest)
  const of = (grain: Grain | 'due') =>
    new Set(rows.filter((row) => row.grain === grain && isFine(grain)).map(({ starts_at }) => starts_at.getTime()))
  return { quarter: of('quarter'), day: of('day'), month: of('month'), due: of('due'), quartersFrom }
}

/**
 * The same of other series of cells, which have days and perhaps months but no quarters: today is counted from rows.
 *
 * @param reachMs how much later than its quarter an interaction that changed can still change a cell
 */
export async function readCoveredDays(
  db: Db,
  { from, until }: Span,
  names: { readonly day: CellSeries; readonly month?: CellSeries },
  reachMs = 0,
): Promise<Covered> {
  const reach = sql`${reachMs} * interval '1 millisecond'`
  const { rows } = await sql<{ grain: CellSeries; starts_at: Date }>`
    select grain, starts_at from rollup_span as span
    where grain in (${names.day}, ${names.month ?? names.day})
      and starts_at >= ${new Date(from)} and starts_at < ${new Date(until)} and stale_at is null
      and not exists (select from rollup_due where quarter >= span.starts_at - ${reach} and quarter < span.ends_at)
  `.execute(db)
  const of = (name: CellSeries | undefined) =>
    new Set(rows.filter(({ grain }) => grain === name).map(({ starts_at }) => starts_at.getTime()))
  return { ...nothingCovered, day: of(names.day), month: of(names.month), quartersFrom: until }
}

/** Where everything is counted from rows. */
export const nothingCovered = {
  quarter: new Set<number>(),
  day: new Set<number>(),
  month: new Set<number>(),
  due: new Set<number>(),
}

/** Where the last day ends that there are cells of: what comes behind it has its quarters. */
async function lastDayEnd(db: Db, otherwise: EpochMs): Promise<EpochMs> {
  const last = await db
    .selectFrom('rollup_span')
    .select('ends_at')
    .where('grain', '=', 'day')
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.ends_at.getTime() ?? otherwise
}

/**
 * The coarsest cells that there are for this face; what has none is counted from rows. Every instant of the period at
 * which something happened is in exactly one span.
 */
export function sourcesOf(
  period: Period,
  timeZone: string,
  covered: Covered,
  face: Face,
  kept: Readonly<Record<Grain, readonly Face[]>>,
): Sources {
  const has = (grain: Grain, { from }: Span) =>
    covered[grain].has(from) && kept[grain].some((one) => nameOf(one) === nameOf(face))
  const { months, days } = calendarOf(period)
  const monthly = months.filter((day) => has('month', monthOfCity(day, timeZone)))
  const single = [...months.filter((day) => !monthly.includes(day)).flatMap(daysOfMonth), ...days]
  const daily = single.filter((day) => has('day', dayOfCity(day, timeZone)))
  const rest = single.filter((day) => !daily.includes(day)).map((day) => quartersOf(dayOfCity(day, timeZone), covered))
  const isQuartered = kept.quarter.some((one) => nameOf(one) === nameOf(face))
  return {
    cells: {
      month: monthly.map((day) => monthOfCity(day, timeZone)),
      day: daily.map((day) => dayOfCity(day, timeZone)),
      quarter: isQuartered ? rest.flatMap(({ made }) => made) : [],
    },
    rows: rest.flatMap(({ due, whole }) => (isQuartered ? due : [whole])),
  }
}

/** A period in whole months, named by their first days, where it has them, and in days around. */
function calendarOf({ from, until }: Period): { months: Day[]; days: Day[] } {
  const [months, days]: [Day[], Day[]] = [[], []]
  for (let day = from; day < until; ) {
    const isMonth = day === firstOfMonth(day) && nextMonth(day) <= until
    if (isMonth) months.push(day)
    else days.push(day)
    day = isMonth ? nextMonth(day) : daysAfter(day, 1)
  }
  return { months, days }
}

function daysOfMonth(first: Day): Day[] {
  const days: Day[] = []
  for (let day = first; day < nextMonth(first); day = daysAfter(day, 1)) days.push(day)
  return days
}

/** A day without cells of its own: a quarter that has none and is not due is one in which nothing happened. */
function quartersOf(whole: Span, covered: Covered): { whole: Span; made: Span[]; due: Span[] } {
  const quarters: Span[] = []
  for (let { from } = whole; from < whole.until; from += quarterMs) quarters.push({ from, until: from + quarterMs })
  const due = quarters.filter(({ from }) => covered.due.has(from))
  if (due.length > fewDue || whole.from < covered.quartersFrom) return { whole, made: [], due: [whole] }
  const made = quarters.filter(({ from }) => covered.quarter.has(from) && !covered.due.has(from))
  return { whole, made, due }
}
