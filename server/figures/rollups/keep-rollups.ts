import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
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
import { makeCells } from './make-cells.ts'

/*
 * Cells follow what is recorded:
 *
 *   an interaction or an arrival changes ──(trigger, same commit)──▶ its quarter hour is due
 *   every 0.7 s, on one node:  due ──▶ the quarter's cells are made anew
 *                                 └──▶ those of its day and its month, once they are over
 *                              a day or a month is over ──▶ its cells are made
 *
 * Made anew and never added to: what comes twice, late or out of order counts once. A round is one transaction; one that
 * fails leaves everything due.
 */

const lookEveryMs = 700
/** After a failure, in looks: a database that is away is not asked all the time. */
const looksToRest = 10
const quarterMs = 15 * 60_000
/** What is made in one transaction, so that none takes long. */
const quartersAtOnce = 480
const daysAtOnce = 8
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
    const today = dayOf(now, timeZone)
    if (due.length > 0) {
      const spans = due.map((from) => ({ from, until: from + quarterMs }))
      await makeCells(transaction, 'quarter', spans, timeZone)
      await remake(
        transaction,
        'day',
        spansOf(due, (at) => dayOfCity(dayOf(at, timeZone), timeZone)),
        timeZone,
      )
      await remake(
        transaction,
        'month',
        spansOf(due, (at) => monthOfCity(dayOf(at, timeZone), timeZone)),
        timeZone,
      )
    }
    const isMore = await makeOver(transaction, today, dayOf(now - oldestMs, timeZone), timeZone)
    return isMore || due.length === quartersAtOnce ? 'more' : 'done'
  })
}

/** Days and months begin elsewhere in another time zone, and an hour of the week is another hour. */
async function ensureZone(db: Db, timeZone: string): Promise<void> {
  const name = `rollup in ${timeZone}`
  const known = await db.selectFrom('read_model').select('name').where('name', 'like', 'rollup in %').execute()
  if (known.length === 1 && known[0]?.name === name) return
  await db.deleteFrom('read_model').where('name', 'like', 'rollup in %').execute()
  await db.insertInto('read_model').values({ name, version: 1 }).execute()
  for (const table of ['rollup_handled', 'rollup_arrived', 'rollup_span'] as const)
    await sql`truncate ${sql.table(table)}`.execute(db)
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

const spansOf = (due: readonly EpochMs[], spanOf: (at: EpochMs) => Span): Span[] => [
  ...new Map(due.map((at) => spanOf(at)).map((span) => [span.from, span])).values(),
]

/** Those of them that there are cells of already: something was told late. */
async function remake(db: Db, grain: 'day' | 'month', spans: readonly Span[], timeZone: string): Promise<void> {
  const made = await db
    .selectFrom('rollup_span')
    .select('starts_at')
    .where('grain', '=', grain)
    .where(
      'starts_at',
      'in',
      spans.map(({ from }) => new Date(from)),
    )
    .execute()
  const known = new Set(made.map(({ starts_at }) => starts_at.getTime()))
  await makeCells(
    db,
    grain,
    spans.filter(({ from }) => known.has(from)),
    timeZone,
  )
}

/** Makes cells of days and months that are over and have none yet. True when there are more of them. */
async function makeOver(db: Db, today: Day, oldest: Day, timeZone: string): Promise<boolean> {
  const days = await daysToMake(db, today, oldest, timeZone)
  await makeCells(
    db,
    'day',
    days.slice(0, daysAtOnce).map((day) => dayOfCity(day, timeZone)),
    timeZone,
  )
  if (days.length > 0) return true
  const [month] = await monthsToMake(db, today, oldest, timeZone)
  if (month === undefined) return false
  await makeCells(db, 'month', [monthOfCity(month, timeZone)], timeZone)
  return true
}

async function daysToMake(db: Db, today: Day, oldest: Day, timeZone: string): Promise<Day[]> {
  const first = await firstDay(db, 'day', oldest, timeZone)
  if (first === null) return []
  const days: Day[] = []
  for (let day = first; day < today && days.length <= daysAtOnce; day = daysAfter(day, 1)) days.push(day)
  return days
}

async function monthsToMake(db: Db, today: Day, oldest: Day, timeZone: string): Promise<Day[]> {
  const first = await firstDay(db, 'month', oldest, timeZone)
  if (first === null) return []
  const month = firstOfMonth(first)
  return nextMonth(month) <= firstOfMonth(today) ? [month] : []
}

/** The day after the last of which there are cells, or that of the first that happened; null when nothing did. */
async function firstDay(db: Db, grain: 'day' | 'month', oldest: Day, timeZone: string): Promise<Day | null> {
  const { rows } = await sql<{ last: Date | null; first: Date | null }>`
    select (select max(ends_at) from rollup_span where grain = ${grain}) as last,
      least(
        (select min(started_at) from interaction where not practice and started_at >= ${new Date(startOf(oldest, timeZone))}),
        (select min(offered_at) from arrival where is_first and offered_at >= ${new Date(startOf(oldest, timeZone))})
      ) as first
  `.execute(db)
  const at = rows[0]?.last ?? rows[0]?.first ?? null
  return at && dayOf(at.getTime(), timeZone)
}
