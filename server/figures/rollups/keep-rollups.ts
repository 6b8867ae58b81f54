import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import type { CellSeries } from '../../db/figure-tables.ts'
import { keepLooking } from '../../keep-looking.ts'
import {
  type Day,
  dayOf,
  dayOfCity,
  daysAfter,
  firstOfMonth,
  monthOfCity,
  nextMonth,
  type Span,
  startOf,
} from '../city-day.ts'
import { makeEffectCells } from '../effect/effect-cells.ts'
import { longestWorkMs } from '../staff/presence-spans.ts'
import { makeStaffCells } from '../staff/staff-cells.ts'
import { makeCells } from './make-cells.ts'

/*
 * Cells follow what is recorded:
 *
 *   an interaction or an arrival changes ──(trigger, same commit)──▶ its quarter hour is due
 *   every 0.7 s, on one node:  due ──▶ the quarter's cells are made anew
 *                                 └──▶ those of its day and its month, of every series, once they are over
 *                              a day or a month is over ──▶ its cells are made
 *   a team or a presence of days long over changes ──(trigger)──▶ the series that depend on it begin again there
 *
 * Made anew and never added to: what comes twice, late or out of order counts once. A round is one transaction; one that
 * fails leaves everything due.
 */

/** Cells of one kind, each over a day or a month of the city. */
type Series = {
  /** As `rollup_span` has it. */
  readonly name: CellSeries
  readonly spanOf: (day: Day, timeZone: string) => Span
  readonly next: (day: Day) => Day
  /** How many are made in one transaction, so that none takes long. */
  readonly atOnce: number
  /** How long it waits after the end of a span: what is told in the last moment may come a moment late. */
  readonly waitMs: number
  /** How much later than it was offered an interaction may still change one of its cells. */
  readonly reachMs: number
  readonly make: (db: Db, spans: readonly Span[], timeZone: string) => Promise<void>
}

const daily = { spanOf: dayOfCity, next: (day: Day) => daysAfter(day, 1), atOnce: 8, waitMs: 0, reachMs: 0 }
const monthly = { ...daily, spanOf: monthOfCity, next: (day: Day) => nextMonth(firstOfMonth(day)), atOnce: 1 }

const allSeries: readonly Series[] = [
  { ...daily, name: 'day', make: (db, spans, timeZone) => makeCells(db, 'day', spans, timeZone) },
  { ...monthly, name: 'month', make: (db, spans, timeZone) => makeCells(db, 'month', spans, timeZone) },
  { ...daily, name: 'effect day', make: (db, spans, timeZone) => makeEffectCells(db, 'day', spans, timeZone) },
  { ...monthly, name: 'effect month', make: (db, spans, timeZone) => makeEffectCells(db, 'month', spans, timeZone) },
  { ...daily, name: 'staff day', waitMs: 3_600_000, reachMs: longestWorkMs, make: makeStaffCells },
]

const lookEveryMs = 700
/** After a failure, in looks: a database that is away is not asked all the time. */
const looksToRest = 10
const quarterMs = 15 * 60_000
/** What is made in one transaction, so that none takes long. */
const quartersAtOnce = 480
/** The triggers of `0023-effect-and-staff-cells` wait for it too. */
const lock = 3116
/**
 * A clock that jumped may date an interaction anywhere. What is older than anybody asks for is counted from rows when
 * somebody asks, and what is days ahead once its day is over; neither makes cells.
 */
const oldestMs = 6 * 366 * 24 * 3_600_000
const furthestAheadMs = 2 * 24 * 3_600_000

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** Keeps the cells in step. Returns the end of it, which waits for what is under way. */
export const keepRollups = (world: World, log: Logger): (() => Promise<void>) =>
  keepLooking({
    everyMs: lookEveryMs,
    looksToRest,
    look: async (isStopped) => {
      while (!isStopped() && (await rollUp(world)) === 'more');
    },
    onFailure: (error) =>
      log.warn({ err: error }, 'the figures of periods could not be brought up to date; it will be tried again'),
  })

/** One round: `more` when something is left to do. Another node may be at it. */
export function rollUp({ db, clock, timeZone }: World): Promise<'more' | 'done'> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ is_first: boolean }>`select pg_try_advisory_xact_lock(${lock}) as is_first`.execute(
      transaction,
    )
    if (!rows[0]?.is_first) return 'done'
    await ensureZone(transaction, timeZone)
    const now = clock.now()
    const due = await takeDue(transaction, now)
    if (due.length > 0) {
      const spans = due.map((from) => ({ from, until: from + quarterMs }))
      await makeCells(transaction, 'quarter', spans, timeZone)
      for (const series of allSeries) await remake(transaction, series, due, timeZone)
    }
    // With much to do, the quarters first: a day would be made again for each of its own that comes later.
    if (due.length === quartersAtOnce) return 'more'
    return (await makeOver(transaction, now, timeZone)) ? 'more' : 'done'
  })
}

/** Days and months begin elsewhere in another time zone, and an hour of the week is another hour. */
async function ensureZone(db: Db, timeZone: string): Promise<void> {
  const name = `rollup in ${timeZone}`
  const known = await db.selectFrom('read_model').select('name').where('name', 'like', 'rollup in %').execute()
  if (known.length === 1 && known[0]?.name === name) return
  await db.deleteFrom('read_model').where('name', 'like', 'rollup in %').execute()
  await db.insertInto('read_model').values({ name, version: 1 }).execute()
  await sql`truncate rollup_handled, rollup_arrived, rollup_effect, rollup_answer, rollup_staff, rollup_span`.execute(
    db,
  )
  await sql`
    insert into rollup_due (quarter)
    select distinct quarter_of(started_at) from interaction where not practice
    union select distinct quarter_of(offered_at) from arrival where is_first
  `.execute(db)
}

/** Takes some of the quarters that are due, the newest first: that is what is looked at. */
async function takeDue(db: Db, now: EpochMs): Promise<EpochMs[]> {
  const [oldest, furthest] = [new Date(now - oldestMs), new Date(now + furthestAheadMs)]
  await sql`delete from rollup_due where quarter < ${oldest} or quarter > ${furthest}`.execute(db)
  const { rows } = await sql<{ quarter: Date }>`
    with taken as (
      delete from rollup_due where quarter in (
        select quarter from rollup_due group by quarter order by quarter desc limit ${quartersAtOnce}
      ) returning quarter
    )
    select distinct quarter from taken
  `.execute(db)
  return rows.map(({ quarter }) => quarter.getTime())
}

/** Those of the spans around what is due of which there are cells already: something was told late. */
async function remake(db: Db, series: Series, due: readonly EpochMs[], timeZone: string): Promise<void> {
  const touched = due
    .flatMap((at) => [at, at + series.reachMs])
    .map((at) => series.spanOf(dayOf(at, timeZone), timeZone))
  const spans = [...new Map(touched.map((span) => [span.from, span])).values()]
  const made = await db
    .selectFrom('rollup_span')
    .select('starts_at')
    .where('grain', '=', series.name)
    .where(
      'starts_at',
      'in',
      spans.map(({ from }) => new Date(from)),
    )
    .execute()
  const known = new Set(made.map(({ starts_at }) => starts_at.getTime()))
  const again = spans.filter(({ from }) => known.has(from))
  if (again.length > 0) await series.make(db, again, timeZone)
}

/** Makes cells of days and months that are over and have none yet. True when there may be more of them. */
async function makeOver(db: Db, now: EpochMs, timeZone: string): Promise<boolean> {
  const oldest = dayOf(now - oldestMs, timeZone)
  for (const series of allSeries) {
    const spans = await spansToMake(db, series, oldest, now, timeZone)
    if (spans.length === 0) continue
    await series.make(db, spans, timeZone)
    return true
  }
  return false
}

/** The first spans of a series, in their order, that are over and have no cells. */
async function spansToMake(
  db: Db,
  series: Series,
  oldest: Day,
  now: EpochMs,
  timeZone: string,
): Promise<readonly Span[]> {
  const first = await firstDay(db, series.name, oldest, timeZone)
  if (first === null) return []
  const spans: Span[] = []
  for (let day = first; spans.length < series.atOnce; day = series.next(day)) {
    const span = series.spanOf(day, timeZone)
    if (span.until + series.waitMs > now) break
    spans.push(span)
  }
  return spans
}

/** The day after the last of which there are cells, or that of the first that happened; null when nothing did. */
async function firstDay(db: Db, name: CellSeries, oldest: Day, timeZone: string): Promise<Day | null> {
  const since = new Date(startOf(oldest, timeZone))
  const { rows } = await sql<{ at: Date | null }>`
    select coalesce(
      (select max(ends_at) from rollup_span where grain = ${name}),
      least(
        (select min(started_at) from interaction where not practice and started_at >= ${since}),
        (select min(offered_at) from arrival where is_first and offered_at >= ${since})
      )
    ) as at
  `.execute(db)
  const at = rows[0]?.at ?? null
  return at && dayOf(at.getTime(), timeZone)
}
