import { type RawBuilder, sql } from 'kysely'
import { type Dimension, dimensions } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { arrivedFaces, type Face, handledFaces, nameOf } from './faces.ts'
import { packed } from './packed-bars.ts'
import { arrivedRows, columns, everywhere, handledRows, handledSums, spansOf, sumsOf, waitBar } from './rows.ts'

/**
 * Makes the cells of these spans from what is there now, in place of those that there were. Inside a transaction.
 *
 * @param timeZone the city's, for the hour of the week
 */
export async function makeCells(
  db: Db,
  grain: 'quarter' | 'day',
  spans: readonly Span[],
  timeZone: string,
): Promise<void> {
  if (spans.length === 0) return
  const starts = spans.map(({ from }) => new Date(from))
  const from = spansOf(spans)
  for (const table of ['rollup_handled', 'rollup_arrived'] as const)
    await sql`delete from ${sql.table(table)} where grain = ${grain} and starts_at = any(${starts}::timestamptz[])`.execute(
      db,
    )
  await makeHandled(db, grain, from, timeZone)
  await makeArrived(db, grain, from, timeZone)
}

async function makeHandled(
  db: Db,
  grain: 'quarter' | 'day',
  from: RawBuilder<unknown>,
  timeZone: string,
): Promise<void> {
  const faces = handledFaces[grain]
  const used = usedBy(faces)
  await sql`
    with done as materialized (${handledRows(timeZone, from, everywhere)}),
    counted as (
      select starts_at, ${columns(used)}, grouping(${columns(used)}) as absent, bar, count(*) as count,
        ${sumsOf(handledSums)}
      from done group by grouping sets (${groupingSets(faces, ['starts_at', 'bar'])})
    ),
    ${named(faces, used)}
    insert into rollup_handled
    select ${grain}, face, starts_at, one, other, sum(count), ${sumsOf(handledSums)},
      string_agg(${packed(sql`bar`, sql`count`)}, ''::bytea)
    from named group by face, starts_at, one, other
  `.execute(db)
}

async function makeArrived(
  db: Db,
  grain: 'quarter' | 'day',
  from: RawBuilder<unknown>,
  timeZone: string,
): Promise<void> {
  const faces = arrivedFaces[grain]
  const used = usedBy(faces)
  await sql`
    with came as (
      select starts_at, ${columns(used)}, is_answered, waited_ms, ${waitBar} as bar
      from (${arrivedRows(timeZone, from, everywhere)}) as came
    ),
    counted as (
      select starts_at, ${columns(used)}, grouping(${columns(used)}) as absent, is_answered, bar,
        count(*) as count, sum(waited_ms) as waited_ms
      from came group by grouping sets (${groupingSets(faces, ['starts_at', 'is_answered', 'bar'])})
    ),
    ${named(faces, used)}
    insert into rollup_arrived
    select ${grain}, face, starts_at, one, other, sum(count), coalesce(sum(count) filter (where is_answered), 0),
      coalesce(sum(waited_ms) filter (where is_answered), 0),
      coalesce(string_agg(${packed(sql`bar`, sql`count`)}, ''::bytea) filter (where is_answered), ''),
      coalesce(string_agg(${packed(sql`bar`, sql`count`)}, ''::bytea) filter (where not is_answered), '')
    from named group by starts_at, face, one, other
  `.execute(db)
}

const usedBy = (faces: readonly Face[]): Dimension[] =>
  dimensions.filter((dimension) => faces.some((face) => face.includes(dimension)))

/** Every row is taken apart by all faces in one go: each a set of columns, of which the others are then null. */
const groupingSets = (faces: readonly Face[], always: readonly string[]): RawBuilder<unknown> =>
  sql.join(faces.map((face) => sql`(${columns([...always, ...face])})`))

/** What was counted, by the name of its face and the values that it has on it. */
const named = (faces: readonly Face[], used: readonly Dimension[]): RawBuilder<unknown> => sql`
  named as (
    select counted.*, face.name as face, coalesce(${columns(used)}, '') as one,
      case when face.is_pair then coalesce(${columns(used.toReversed())}) else '' end as other
    from counted join (values ${facesByAbsent(faces, used)}) as face (absent, name, is_pair) using (absent)
  )`

/** What `grouping` says of each face: a bit for each dimension that is not in it, the last dimension's being the lowest. */
const facesByAbsent = (faces: readonly Face[], used: readonly Dimension[]): RawBuilder<unknown> =>
  sql.join(
    faces.map((face) => {
      const absent = used.reduce((bits, dimension) => bits * 2 + (face.includes(dimension) ? 0 : 1), 0)
      return sql`(${sql.lit(absent)}, ${sql.lit(nameOf(face))}, ${sql.lit(face.length === 2)})`
    }),
  )
