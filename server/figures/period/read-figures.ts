import { type RawBuilder, sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import { type Bar, barValue } from '../../../shared/figures/bars.ts'
import {
  type ArrivedFigures,
  type Dimension,
  dimensions,
  type Filter,
  type HandledFigures,
  mostRows,
  type Period,
} from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { arrivedFaces, type Face, type Grain, grains, handledFaces, nameOf } from '../rollups/faces.ts'
import { arrivedRows, everywhere, handledRows, handledSums, isOneOf, waitBar } from '../rollups/rows.ts'
import { type Covered, type Sources, sourcesOf } from './spans.ts'

/** A dimension; the steps of a period, by the instants at which they begin; or nothing. */
export type Grouping = Dimension | { readonly steps: readonly EpochMs[] } | null

/** What to add up, and what to tell it apart by. */
export type Wanted = {
  readonly period: Period
  readonly filter: Filter
  readonly by: Grouping
  readonly timeZone: string
  readonly covered: Covered
}

export type HandledRow = { readonly value: string; readonly figures: HandledFigures }
export type ArrivedRow = { readonly value: string; readonly figures: ArrivedFigures }

type SumColumn = 'count' | (typeof handledSums)[number]
type HandledTotals = { value: string; of: number; p50: number | null; p90: number | null } & Record<SumColumn, number>

/**
 * handled, talk, hold, after-call-work, handle-time-mean, handle-time-median, handle-time-p90 and what else is counted of
 * interactions, by the values of a dimension: the most handled first, hours in their order. `of` is how many values there
 * are.
 */
export async function readHandled(db: Db, wanted: Wanted): Promise<{ rows: HandledRow[]; of: number }> {
  const sums = sql.join(handledSums.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`))
  const { rows } = await sql<HandledTotals>`
    with cell as materialized (${handledCells(wanted)}),
    totals as (
      select value, sum(count) as count, ${sums}, count(*) over () as of from cell group by value
    ),
    top as materialized (select * from totals order by count desc, value limit ${mostOf(wanted.by)}),
    merged as (
      select value, bar, sum(n) as n
      from cell join top using (value) cross join lateral unnest(bars, counts) as counted (bar, n)
      group by value, bar
    ),
    ranked as (
      select value, bar, sum(n) over (partition by value order by bar) as up_to, sum(n) over (partition by value) as n
      from merged
    ),
    quantile as (
      select value, min(bar) filter (where up_to * 2 >= n) as p50, min(bar) filter (where up_to * 10 >= n * 9) as p90
      from ranked group by value
    )
    select top.*, p50, p90 from top left join quantile using (value) order by count desc, value
  `.execute(db)
  const ordered = mostOf(wanted.by) > mostRows ? rows.toSorted((a, b) => Number(a.value) - Number(b.value)) : rows
  return { rows: ordered.map((row) => ({ value: row.value, figures: toHandled(row) })), of: rows[0]?.of ?? 0 }
}

/** The handle times of a period, by bar. */
export async function readBars(db: Db, wanted: Wanted): Promise<Bar[]> {
  const { rows } = await sql<Bar>`
    select bar, sum(n) as count
    from (${handledCells({ ...wanted, by: null })}) as cell
      cross join lateral unnest(bars, counts) as counted (bar, n)
    group by bar order by bar
  `.execute(db)
  return rows
}

/**
 * came, answered, abandoned, service-level, answer-speed by the values of a dimension. Who was not answered has no team, no
 * topic and no outcome: a question that asks for one has no answer.
 */
export async function readArrived(db: Db, wanted: Wanted, thresholdS: number): Promise<ArrivedRow[]> {
  const { rows } = await sql<{ value: string } & ArrivedFigures>`
    with cell as (${arrivedCells(wanted)})
    select value, sum(came) as came, sum(answered) as answered, sum(waited_ms) as "waitedMs",
      sum(within(answered_bars, answered_counts, ${thresholdS})) as "inTime",
      sum(answered + came - answered - within(lost_bars, lost_counts, ${thresholdS})) as "of"
    from cell group by value
  `.execute(db)
  return rows.map(({ value, ...figures }) => ({ value, figures }))
}

/** Hours and steps are all shown, in their order. */
const mostOf = (by: Grouping) => (by === 'hour' || isSteps(by) ? 1_000 : mostRows)
const isSteps = (by: Grouping): by is Extract<Grouping, object> => typeof by === 'object' && by !== null

/** The dimensions that a question is about, in the order of faces. */
const faceOf = ({ filter, by }: Wanted): Face =>
  dimensions.filter((dimension) => dimension === by || filter[dimension] !== undefined)

const sumNames = sql.join(handledSums.map((column) => sql.ref(column)))

function handledCells(wanted: Wanted): RawBuilder<unknown> {
  const sources = sourcesOf(wanted.period, wanted.timeZone, wanted.covered, faceOf(wanted), handledFaces)
  const columns = sql`handled as count, ${sumNames}, bars, counts`
  const sums = sql.join(handledSums.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`))
  return sql`
    ${cellsOf('rollup_handled', columns, wanted, sources)}
    select ${valueColumn(wanted.by, sql`started_at`)} as value, count(*)::integer as count, ${sums}, array[bar] as bars,
      array[count(*)::integer] as counts
    from (${handledRows(wanted.timeZone, spansOf(sources.rows), everywhere)}) as done
    where ${conditionOf(wanted.filter)}
    group by value, bar`
}

function arrivedCells(wanted: Wanted): RawBuilder<unknown> {
  const sources = sourcesOf(wanted.period, wanted.timeZone, wanted.covered, faceOf(wanted), arrivedFaces)
  const columns = sql`came, answered, waited_ms, answered_bars, answered_counts, lost_bars, lost_counts`
  return sql`
    ${cellsOf('rollup_arrived', columns, wanted, sources)}
    select ${valueColumn(wanted.by, sql`offered_at`)} as value, count(*)::integer as came,
      (count(*) filter (where is_answered))::integer as answered,
      coalesce(sum(waited_ms) filter (where is_answered), 0)::bigint as waited_ms,
      coalesce(array_agg(${waitBar}) filter (where is_answered), '{}') as answered_bars,
      coalesce(array_agg(1) filter (where is_answered), '{}') as answered_counts,
      coalesce(array_agg(${waitBar}) filter (where not is_answered), '{}') as lost_bars,
      coalesce(array_agg(1) filter (where not is_answered), '{}') as lost_counts
    from (${arrivedRows(wanted.timeZone, spansOf(sources.rows), everywhere)}) as came
    where ${conditionOf(wanted.filter)}
    group by value`
}

/** The cells of each grain, each with `union all` behind it. */
function cellsOf(table: string, columns: RawBuilder<unknown>, wanted: Wanted, { cells }: Sources): RawBuilder<unknown> {
  const face = faceOf(wanted)
  const place = (dimension: Dimension) => (face.indexOf(dimension) === 0 ? sql`one` : sql`other`)
  const conditions = face.flatMap((dimension) => {
    const values = wanted.filter[dimension]
    return values ? [sql`and ${place(dimension)} = any(${[...values]}::text[])`] : []
  })
  const value = valueColumn(wanted.by, sql`starts_at`, place)
  const parts = grains
    .filter((grain) => cells[grain].length > 0)
    .map(
      (grain: Grain) => sql`
        select ${value} as value, ${columns} from ${sql.table(table)}
        where grain = ${sql.lit(grain)} and face = ${sql.lit(nameOf(face))}
          and starts_at = any(${cells[grain].map(({ from }) => new Date(from))}::timestamptz[])
          ${sql.join(conditions, sql` `)}
        union all`,
    )
  return sql.join(parts, sql` `)
}

/** What a row or a cell is told apart by; of steps the number of the one that it is in, from 1. */
function valueColumn(
  by: Grouping,
  at: RawBuilder<unknown>,
  column: (dimension: Dimension) => RawBuilder<unknown> = (dimension) => sql.ref(dimension),
): RawBuilder<unknown> {
  if (by === null) return sql`''::text`
  if (!isSteps(by)) return column(by)
  return sql`width_bucket(${at}, ${by.steps.map((from) => new Date(from))}::timestamptz[])::text`
}

/** That a row has one of the values that a filter names. */
/** What a row must be like to be among those asked for. */
export function conditionOf(filter: Filter): RawBuilder<unknown> {
  const conditions = dimensions.flatMap((dimension) => {
    const values = filter[dimension]
    return values ? [isOneOf(dimension, values)] : []
  })
  return conditions.length === 0 ? everywhere : sql.join(conditions, sql` and `)
}

export const spansOf = (spans: readonly Span[]) => sql`
  unnest(${spans.map(({ from }) => new Date(from))}::timestamptz[],
    ${spans.map(({ until }) => new Date(until))}::timestamptz[]) as span (starts_at, ends_at)`

function toHandled(row: HandledTotals): HandledFigures {
  return {
    handled: row.count,
    talkMs: row.talk_ms,
    holdMs: row.hold_ms,
    afterCallMs: row.after_call_ms,
    handleMs: row.handle_ms,
    medianMs: row.p50 === null ? null : barValue(row.p50),
    p90Ms: row.p90 === null ? null : barValue(row.p90),
    transferred: row.transferred,
    known: row.known,
    settled: row.settled,
    repeats: row.repeats,
    shown: row.shown,
    assisted: row.assisted,
    overridden: row.overridden,
    helped: row.helped,
    answerMs: row.answer_ms,
  }
}
