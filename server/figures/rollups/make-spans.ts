import { sql } from 'kysely'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { type Day, dayOf, firstOfMonth, type Span, startOf } from '../city-day.ts'
import { allSeries, type Series } from './series.ts'

/*
 * Days take their time to be made from what happened, and months are added up from days once all of them are there. What is
 * told late may come meanwhile:
 *
 *   claimed (committed, `touched` noted) ──▶ made, and declared fresh if nothing touched it since (one transaction)
 *                                        └──▶ touched meanwhile: undone, and made again later
 *
 * Only what is fresh is read; until then its parts are.
 */

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }
type Claimed = Span & { readonly touched: number }

/** With a span's own number: of nodes that are at the same at once, one goes on, and the others take the next. */
const lock = 3117
/** Of what is to be made, so many are looked at for one that no other node is at. */
const mostNodes = 16
/** What is older than anybody asks for is counted from rows when somebody asks. */
export const oldestMs = 6 * 366 * 24 * 3_600_000

/** Says of the days and months around these quarters that they are out of date. */
export async function touchSpans(db: Db, quarters: readonly EpochMs[], at: EpochMs, timeZone: string): Promise<void> {
  for (const { name, spanOf, reachMs } of allSeries) {
    const days = new Set(quarters.flatMap((quarter) => [quarter, quarter + reachMs]).map((one) => dayOf(one, timeZone)))
    const starts = new Set([...days].map((day) => spanOf(day, timeZone).from))
    await sql`
      update rollup_span set stale_at = ${new Date(at)}, touched = touched + 1
      where grain = ${name} and starts_at = any(${[...starts].map((start) => new Date(start))}::timestamptz[])
    `.execute(db)
  }
}

/** Makes one day or month that is over and has no fresh cells; `done` when there is none that no other node is at. */
export async function makeSpan(world: World): Promise<'more' | 'done'> {
  for (const series of allSeries)
    for (const span of await toBeMade(world, series)) {
      const outcome = await make(world, series, span)
      if (outcome !== 'busy') return outcome === 'made' ? 'more' : 'done'
    }
  return 'done'
}

/** What is to be made of a series: what is out of date, the newest first; then the next that is over. */
async function toBeMade(world: World, series: Series): Promise<readonly Claimed[]> {
  const stale = await staleSpans(world, series)
  // While others are at all that there is, there may be more.
  const begun = stale.length < mostNodes && (await beginNext(world, series))
  return begun ? staleSpans(world, series) : stale
}

async function staleSpans({ db, clock }: World, series: Series): Promise<readonly Claimed[]> {
  const { rows } = await sql<{ starts_at: Date; ends_at: Date; touched: number }>`
    select starts_at, ends_at, touched from rollup_span
    where grain = ${series.name} and stale_at <= ${new Date(clock.now() - series.restMs)} and not ${isDue(series)}
      and ${hasItsParts(series)}
    order by starts_at desc limit ${mostNodes}
  `.execute(db)
  return rows.map(({ starts_at, ends_at, touched }) => ({
    from: starts_at.getTime(),
    until: ends_at.getTime(),
    touched,
  }))
}

/** Its parts that are fresh are together as long as it is. */
const hasItsParts = ({ parts }: Series) =>
  parts === null
    ? sql`true`
    : sql`ends_at - starts_at = (
        select sum(part.ends_at - part.starts_at) from rollup_span as part
        where part.grain = ${parts} and part.stale_at is null
          and part.starts_at >= rollup_span.starts_at and part.starts_at < rollup_span.ends_at)`

/** A quarter of it waits to be made: it would be touched at once. */
const isDue = ({ reachMs }: Series) => sql`
  exists (select from rollup_due
    where quarter >= rollup_span.starts_at - ${reachMs} * interval '1 millisecond' and quarter < rollup_span.ends_at)`

/** `busy` when another node is at it; `touched` when something changed meanwhile: then it is not kept. */
function make({ db, timeZone }: World, series: Series, span: Claimed): Promise<'made' | 'busy' | 'touched'> {
  return db
    .transaction()
    .execute(async (transaction) => {
      const { rows } = await sql<{ is_first: boolean }>`
        select pg_try_advisory_xact_lock(${lock}, hashtext(${`${series.name} ${span.from}`})) as is_first
      `.execute(transaction)
      if (!rows[0]?.is_first || !(await isStill(transaction, series, span))) return 'busy' as const
      // Grouping a large day by all faces at once wants room, or it is sorted on the disk; and its time.
      await sql`set local work_mem = '256MB'`.execute(transaction)
      await sql`set local statement_timeout = 0`.execute(transaction)
      await series.make(transaction, span, timeZone)
      const { numAffectedRows } = await sql`
        update rollup_span set stale_at = null
        where grain = ${series.name} and starts_at = ${new Date(span.from)} and touched = ${span.touched}
      `.execute(transaction)
      if (numAffectedRows !== 1n) throw new Touched()
      return 'made' as const
    })
    .catch((error: unknown) => {
      if (error instanceof Touched) return 'touched'
      throw error
    })
}

/** Whether it is as it was when it was looked up: another node may have made it before this one had the lock. */
async function isStill(db: Db, { name }: Series, { from, touched }: Claimed): Promise<boolean> {
  const row = await db
    .selectFrom('rollup_span')
    .select('starts_at')
    .where('grain', '=', name)
    .where('starts_at', '=', new Date(from))
    .where('touched', '=', touched)
    .where('stale_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

class Touched extends Error {}

/** Notes the first span of a series that is over and was never begun. False when there is none. */
async function beginNext({ db, clock, timeZone }: World, series: Series): Promise<boolean> {
  const now = clock.now()
  const day = await nextDay(db, series, dayOf(now - oldestMs, timeZone), timeZone)
  if (day === null) return false
  const { from, until } = series.spanOf(day, timeZone)
  if (until + series.waitMs > now) return false
  await sql`
    insert into rollup_span (grain, starts_at, ends_at, stale_at)
    values (${series.name}, ${new Date(from)}, ${new Date(until)}, '-infinity') on conflict do nothing
  `.execute(db)
  return true
}

/** The day after the last that was begun; at first that on which the month of the first that happened begins; null when nothing did. */
async function nextDay(db: Db, { name }: Series, oldest: Day, timeZone: string): Promise<Day | null> {
  const since = new Date(startOf(oldest, timeZone))
  const { rows } = await sql<{ begun: Date | null; first: Date | null }>`
    select (select max(ends_at) from rollup_span where grain = ${name}) as begun, least(
      (select min(started_at) from interaction where not practice and started_at >= ${since}),
      (select min(offered_at) from arrival where is_first and offered_at >= ${since})
    ) as first
  `.execute(db)
  const { begun = null, first = null } = rows[0] ?? {}
  if (begun) return dayOf(begun.getTime(), timeZone)
  return first && firstOfMonth(dayOf(first.getTime(), timeZone))
}
