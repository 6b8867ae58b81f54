import { type RawBuilder, sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import { arrivedFaces, type Face, type Grain, handledFaces, nameOf } from './faces.ts'
import { arrivedRows, everywhere, handledRows, handledSums, waitBar } from './rows.ts'

export type Span = { readonly from: EpochMs; readonly until: EpochMs }

/**
 * Makes the cells of these spans from what is there now, in place of those that there were. Inside a transaction: nobody
 * sees a span without its cells.
 *
 * @param timeZone the city's, for the hour of the week
 */
export async function makeCells(db: Db, grain: Grain, spans: readonly Span[], timeZone: string): Promise<void> {
  if (spans.length === 0) return
  const starts = spans.map(({ from }) => new Date(from))
  const ends = spans.map(({ until }) => new Date(until))
  const from = sql`unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) as span (starts_at, ends_at)`
  for (const table of ['rollup_handled', 'rollup_arrived'] as const)
    await sql`delete from ${sql.table(table)} where grain = ${grain} and starts_at = any(${starts}::timestamptz[])`.execute(
      db,
    )
  await sql`
    with done as materialized (${handledRows(timeZone, from, everywhere)}),
    counted as (
      select starts_at, face, one, other, bar, count(*) as count, ${sumsOf(handledSums)}
      from done cross join lateral (${facesOf(handledFaces[grain])}) as face (face, one, other)
      group by starts_at, face, one, other, bar
    )
    insert into rollup_handled
    select ${grain}, face, starts_at, one, other, sum(count), ${sumsOf(handledSums)},
      array_agg(bar order by bar), array_agg(count::integer order by bar)
    from counted group by starts_at, face, one, other
  `.execute(db)
  await sql`
    with came as materialized (${arrivedRows(timeZone, from, everywhere)}),
    counted as (
      select starts_at, face, one, other, is_answered, ${waitBar} as bar, count(*) as count, sum(waited_ms) as waited_ms
      from came cross join lateral (${facesOf(arrivedFaces[grain])}) as face (face, one, other)
      group by starts_at, face, one, other, is_answered, bar
    )
    insert into rollup_arrived
    select ${grain}, face, starts_at, one, other, sum(count), coalesce(sum(count) filter (where is_answered), 0),
      coalesce(sum(waited_ms) filter (where is_answered), 0),
      coalesce(array_agg(bar order by bar) filter (where is_answered), '{}'),
      coalesce(array_agg(count::integer order by bar) filter (where is_answered), '{}'),
      coalesce(array_agg(bar order by bar) filter (where not is_answered), '{}'),
      coalesce(array_agg(count::integer order by bar) filter (where not is_answered), '{}')
    from counted group by starts_at, face, one, other
  `.execute(db)
  await sql`
    insert into rollup_span select ${grain}, starts_at, ends_at from ${from}
    on conflict (grain, starts_at) do update set ends_at = excluded.ends_at
  `.execute(db)
}

const sumsOf = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`))

/** The values that a row has on each face. */
const facesOf = (faces: readonly Face[]): RawBuilder<unknown> =>
  sql`values ${sql.join(
    faces.map((face) => {
      const [one, other] = face.map((dimension) => sql`${sql.ref(dimension)}::text`)
      return sql`(${sql.lit(nameOf(face))}, ${one ?? sql`''`}, ${other ?? sql`''`})`
    }),
  )}`
