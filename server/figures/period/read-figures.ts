import { type RawBuilder, sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import { type Bar, quantileOf } from '../../../shared/figures/bars.ts'
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
import { arrivedFaces, type Face, type Grain, grains, handledFaces, nameOf } from '../rollups/faces.ts'
import { countUpTo, packed, together, unpackBars } from '../rollups/packed-bars.ts'
import {
  arrivedRows,
  everywhere,
  handledRows,
  handledSums,
  isOneOf,
  spansOf,
  sumsOf,
  waitBar,
} from '../rollups/rows.ts'
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

export type HandledRow = {
  readonly value: string
  readonly figures: HandledFigures
  /** Their handle times, ascending. */
  readonly bars: readonly Bar[]
}
export type ArrivedRow = { readonly value: string; readonly figures: ArrivedFigures }

type SumColumn = 'count' | (typeof handledSums)[number]
type HandledTotals = { value: string; bars: Buffer } & Record<SumColumn, number>

/**
 * handled, talk, hold, after-call-work, handle-time-mean, handle-time-median, handle-time-p90 and what else is counted of
 * interactions, by the values of a dimension: the most handled first, hours and steps in their order. `of` is how many
 * values there are.
 */
export async function readHandled(db: Db, wanted: Wanted): Promise<{ rows: HandledRow[]; of: number }> {
  const { rows } = await sql<HandledTotals>`
    with cell as (${handledCells(wanted)})
    select value, sum(count) as count, ${sumsOf(handledSums)}, ${together(sql`bars`)} as bars from cell group by value
  `.execute(db)
  const ordered = isInOrder(wanted.by)
    ? rows.toSorted((a, b) => Number(a.value) - Number(b.value))
    : rows.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, mostRows)
  return { rows: ordered.map(toHandledRow), of: rows.length }
}

/**
 * came, answered, abandoned, service-level, answer-speed by the values of a dimension. Who was not answered has no team, no
 * topic and no outcome: a question that asks for one has no answer.
 */
export async function readArrived(db: Db, wanted: Wanted, thresholdS: number): Promise<ArrivedRow[]> {
  type Totals = { value: string; came: number; answered: number; waitedMs: number; inBars: Buffer; lostBars: Buffer }
  const { rows } = await sql<Totals>`
    with cell as (${arrivedCells(wanted)})
    select value, sum(came) as came, sum(answered) as answered, sum(waited_ms) as "waitedMs",
      ${together(sql`answered_bars`)} as "inBars", ${together(sql`lost_bars`)} as "lostBars"
    from cell group by value
  `.execute(db)
  return rows.map(({ value, came, answered, waitedMs, inBars, lostBars }) => {
    const inTime = countUpTo(inBars, thresholdS)
    return { value, figures: { came, answered, waitedMs, inTime, of: came - countUpTo(lostBars, thresholdS) } }
  })
}

/** Hours and steps are all shown, in their order. */
const isInOrder = (by: Grouping) => by === 'hour' || isSteps(by)
const isSteps = (by: Grouping): by is Extract<Grouping, object> => typeof by === 'object' && by !== null

/** The dimensions that a question is about, in the order of faces. */
const faceOf = ({ filter, by }: Wanted): Face =>
  dimensions.filter((dimension) => dimension === by || filter[dimension] !== undefined)

const sumNames = sql.join(handledSums.map((column) => sql.ref(column)))

function handledCells(wanted: Wanted): RawBuilder<unknown> {
  const sources = sourcesOf(wanted.period, wanted.timeZone, wanted.covered, faceOf(wanted), handledFaces)
  return sql`
    ${cellsOf('rollup_handled', sql`handled as count, ${sumNames}, bars`, wanted, sources)}
    select ${valueColumn(wanted.by, sql`started_at`)} as value, count(*) as count, ${sumsOf(handledSums)},
      ${packed(sql`bar`, sql`count(*)`)} as bars
    from (${handledRows(wanted.timeZone, spansOf(sources.rows), everywhere)}) as done
    where ${conditionOf(wanted.filter)}
    group by value, bar`
}

function arrivedCells(wanted: Wanted): RawBuilder<unknown> {
  const sources = sourcesOf(wanted.period, wanted.timeZone, wanted.covered, faceOf(wanted), arrivedFaces)
  const columns = sql`came, answered, waited_ms, answered_bars, lost_bars`
  const bars = packed(sql`bar`, sql`count(*)`)
  return sql`
    ${cellsOf('rollup_arrived', columns, wanted, sources)}
    select value, count(*) as came, case when is_answered then count(*) else 0 end as answered,
      case when is_answered then sum(waited_ms) else 0 end as waited_ms,
      case when is_answered then ${bars} else '' end as answered_bars,
      case when is_answered then '' else ${bars} end as lost_bars
    from (
      select ${valueColumn(wanted.by, sql`offered_at`)} as value, is_answered, waited_ms, ${waitBar} as bar
      from (${arrivedRows(wanted.timeZone, spansOf(sources.rows), everywhere)}) as came
      where ${conditionOf(wanted.filter)}
    ) as came
    group by value, is_answered, bar`
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

/** What a row must be like to be among those asked for. */
export function conditionOf(filter: Filter): RawBuilder<unknown> {
  const conditions = dimensions.flatMap((dimension) => {
    const values = filter[dimension]
    return values ? [isOneOf(dimension, values)] : []
  })
  return conditions.length === 0 ? everywhere : sql.join(conditions, sql` and `)
}

function toHandledRow(row: HandledTotals): HandledRow {
  const bars = unpackBars(row.bars)
  const figures = {
    handled: row.count,
    talkMs: row.talk_ms,
    holdMs: row.hold_ms,
    afterCallMs: row.after_call_ms,
    handleMs: row.handle_ms,
    medianMs: quantileOf(bars, 50),
    p90Ms: quantileOf(bars, 90),
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
  return { value: row.value, figures, bars }
}
