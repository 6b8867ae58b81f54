import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { keepLooking } from '../../keep-looking.ts'
import { makeCells } from './make-cells.ts'
import { makeSpan, oldestMs, touchSpans } from './make-spans.ts'
import { spansOf } from './rows.ts'

/*
 * Cells follow what is recorded:
 *
 *   an interaction or an arrival changes ──(trigger, same commit)──▶ its quarter hour is due
 *   every 0.7 s:  due ──▶ the quarter's cells are made anew, and its day and month are out of date
 *   beside:       a day or a month is over, or out of date ──▶ its cells are made (see make-spans.ts)
 *   a team or a presence of days long over changes ──(trigger)──▶ what depends on it is out of date
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
/** Of nodes that are at it at once, one goes on. */
const lock = 3116
/** A clock that jumped may date an interaction anywhere. What is days ahead makes cells once its day is over. */
const furthestAheadMs = 2 * 24 * 3_600_000

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** Keeps the cells in step. Returns the end of it, which waits for what is under way. */
export function keepRollups(world: World, log: Logger): () => Promise<void> {
  const keep = (work: (world: World) => Promise<'more' | 'done'>) =>
    keepLooking({
      everyMs: lookEveryMs,
      looksToRest,
      look: async (isStopped) => {
        while (!isStopped() && (await work(world)) === 'more');
      },
      onFailure: (error) =>
        log.warn({ err: error }, 'the figures of periods could not be brought up to date; it will be tried again'),
    })
  const ends = [keep(makeQuarters), keep(makeSpan)]
  return async () => {
    await Promise.all(ends.map((end) => end()))
  }
}

/** One round of all of it: `more` when something is left to do. Another node may be at it. */
export async function rollUp(world: World): Promise<'more' | 'done'> {
  return (await makeQuarters(world)) === 'more' ? 'more' : makeSpan(world)
}

async function makeQuarters(world: World): Promise<'more' | 'done'> {
  const { clock, timeZone } = world
  await asOnlyNode(world, (transaction) => ensureZone(transaction, timeZone))
  const made = await asOnlyNode(world, async (transaction) => {
    const now = clock.now()
    const due = await takeDue(transaction, now)
    if (due.length === 0) return 0
    const spans = due.map((from) => ({ from, until: from + quarterMs }))
    await makeCells(transaction, 'quarter', spans, timeZone)
    await sql`
      insert into rollup_span (grain, starts_at, ends_at) select 'quarter', starts_at, ends_at from ${spansOf(spans)}
      on conflict do nothing
    `.execute(transaction)
    await touchSpans(transaction, due, now, timeZone)
    return due.length
  })
  return made === quartersAtOnce ? 'more' : 'done'
}

/** In a transaction, unless another node is at it. */
function asOnlyNode<T>({ db }: World, work: (transaction: Db) => Promise<T>): Promise<T | null> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ is_first: boolean }>`select pg_try_advisory_xact_lock(${lock}) as is_first`.execute(
      transaction,
    )
    if (!rows[0]?.is_first) return null
    // An hour may have had a million: what takes long once would otherwise never be done.
    await sql`set local statement_timeout = 0`.execute(transaction)
    return work(transaction)
  })
}

/**
 * Days and months begin elsewhere in another time zone, and an hour of the week is another hour. Cells are thrown away last:
 * from then on until this is committed nobody can read figures.
 */
async function ensureZone(db: Db, timeZone: string): Promise<void> {
  const name = `rollup in ${timeZone}`
  const known = await db.selectFrom('read_model').select('name').where('name', 'like', 'rollup in %').execute()
  if (known.length === 1 && known[0]?.name === name) return
  await db.deleteFrom('read_model').where('name', 'like', 'rollup in %').execute()
  await db.insertInto('read_model').values({ name, version: 1 }).execute()
  await sql`
    insert into rollup_due (quarter)
    select distinct quarter_of(started_at) from interaction where not practice
    union select distinct quarter_of(offered_at) from arrival where is_first
  `.execute(db)
  await sql`truncate rollup_handled, rollup_arrived, rollup_effect, rollup_answer, rollup_staff, rollup_span`.execute(
    db,
  )
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
