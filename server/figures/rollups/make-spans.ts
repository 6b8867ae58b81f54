import { sql } from 'kysely'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { type Day, dayOf, type Span, startOf } from '../city-day.ts'
import { spansOf } from './rows.ts'
import { allSeries, type Series } from './series.ts'

/*
 * Days and months take their time, and what is told of them late may come while they are made:
 *
 *   claimed (committed, `touched` noted) ──▶ made, and declared fresh if nothing touched it since (one transaction)
 *                                        └──▶ touched meanwhile: undone, and made again later
 *
 * Only what is fresh is read; until then its parts are.
 */

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }
type Claimed = Span & { readonly touched: number }

/** Of nodes that are at it at once, one goes on. */
const lock = 3117
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

/** Makes some of what is over and has no fresh cells; `done` when there is none. */
export async function makeSome(world: World): Promise<'more' | 'done'> {
  for (const series of allSeries) {
    const spans = await claim(world, series)
    if (spans.length > 0) return (await make(world, series, spans)) ? 'more' : 'done'
  }
  return 'done'
}

/** What is to be made next of a series: what is out of date, the newest first; then what has been over for a while. */
async function claim(world: World, series: Series): Promise<readonly Claimed[]> {
  const { db, clock, timeZone } = world
  const stale = await staleSpans(world, series)
  if (stale.length > 0) return stale
  const spans = await spansThatAreOver(db, series, clock.now(), timeZone)
  if (spans.length === 0) return []
  await sql`
    insert into rollup_span (grain, starts_at, ends_at, stale_at)
    select ${series.name}, starts_at, ends_at, '-infinity' from ${spansOf(spans)} on conflict do nothing
  `.execute(db)
  return staleSpans(world, series)
}

async function staleSpans({ db, clock }: World, series: Series): Promise<readonly Claimed[]> {
  const { rows } = await sql<{ starts_at: Date; ends_at: Date; touched: number }>`
    select starts_at, ends_at, touched from rollup_span
    where grain = ${series.name} and stale_at <= ${new Date(clock.now() - series.restMs)} and not ${isDue(series)}
    order by starts_at desc limit ${series.atOnce}
  `.execute(db)
  return rows.map(({ starts_at, ends_at, touched }) => ({
    from: starts_at.getTime(),
    until: ends_at.getTime(),
    touched,
  }))
}

/** A quarter of it waits to be made: it would be touched at once. */
const isDue = ({ reachMs }: Series) => sql`
  exists (select from rollup_due
    where quarter >= rollup_span.starts_at - ${reachMs} * interval '1 millisecond' and quarter < rollup_span.ends_at)`

/** False when another node is at it, or when any of it was touched meanwhile: then none of it is kept. */
function make({ db, timeZone }: World, series: Series, spans: readonly Claimed[]): Promise<boolean> {
  return db
    .transaction()
    .execute(async (transaction) => {
      const { rows } = await sql<{ is_first: boolean }>`select pg_try_advisory_xact_lock(${lock}) as is_first`.execute(
        transaction,
      )
      if (!rows[0]?.is_first) return false
      // Grouping a month by all faces at once wants room, or everything is sorted on the disk; and a large one its time.
      await sql`set local work_mem = '64MB'`.execute(transaction)
      await sql`set local statement_timeout = 0`.execute(transaction)
      await series.make(transaction, spans, timeZone)
      const { numAffectedRows } = await sql`
        update rollup_span set stale_at = null
        from unnest(${spans.map(({ from }) => new Date(from))}::timestamptz[],
          ${spans.map(({ touched }) => touched)}::integer[]) as claimed (starts_at, touched)
        where grain = ${series.name} and rollup_span.starts_at = claimed.starts_at
          and rollup_span.touched = claimed.touched
      `.execute(transaction)
      if (Number(numAffectedRows) < spans.length) throw new Touched()
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof Touched) return false
      throw error
    })
}

class Touched extends Error {}

/** The first spans of a series, in their order, that are over and were never begun. */
async function spansThatAreOver(db: Db, series: Series, now: EpochMs, timeZone: string): Promise<readonly Span[]> {
  const first = await firstDay(db, series, dayOf(now - oldestMs, timeZone), timeZone)
  if (first === null) return []
  const spans: Span[] = []
  for (let day = first; spans.length < series.atOnce; day = series.next(day)) {
    const span = series.spanOf(day, timeZone)
    if (span.until + series.waitMs > now) break
    spans.push(span)
  }
  return spans
}

/** The day after the last that was begun, or that of the first that happened; null when nothing did. */
async function firstDay(db: Db, { name }: Series, oldest: Day, timeZone: string): Promise<Day | null> {
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
