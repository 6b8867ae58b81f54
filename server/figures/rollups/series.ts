import type { Db } from '../../db/database.ts'
import type { CellSeries } from '../../db/tables/figures.ts'
import { type Day, dayOfCity, daysAfter, firstOfMonth, monthOfCity, nextMonth, type Span } from '../city-day.ts'
import { addUpEffectDays, makeEffectCells } from '../effect/effect-cells.ts'
import { longestWorkMs } from '../staff/presence-spans.ts'
import { makeStaffCells } from '../staff/staff-cells.ts'
import { addUpDays } from './add-up-days.ts'
import { makeCells } from './make-cells.ts'

/** Cells of one kind, each over a day or a month of the city. */
export type Series = {
  /** As `rollup_span` has it. */
  readonly name: CellSeries
  readonly spanOf: (day: Day, timeZone: string) => Span
  readonly next: (day: Day) => Day
  /** Those that it is added up from: it is made when all of them are there. Null: it is made from what happened. */
  readonly parts: CellSeries | null
  /** How long it waits after the end of a span: what is told in the last moment may come a moment late. */
  readonly waitMs: number
  /** How long it waits when something in a span changed: more of it may come, and until then its parts are read. */
  readonly restMs: number
  /** How much later than it was offered an interaction may still change one of its cells. */
  readonly reachMs: number
  /** Inside a transaction. */
  readonly make: (db: Db, span: Span, timeZone: string) => Promise<void>
}

const daily = {
  spanOf: dayOfCity,
  next: (day: Day) => daysAfter(day, 1),
  parts: null,
  waitMs: 0,
  restMs: 5_000,
  reachMs: 0,
}
const monthly = {
  ...daily,
  spanOf: monthOfCity,
  next: (day: Day) => nextMonth(firstOfMonth(day)),
  restMs: 60_000,
}

export const allSeries: readonly Series[] = [
  { ...daily, name: 'day', make: (db, day, timeZone) => makeCells(db, 'day', [day], timeZone) },
  { ...daily, name: 'effect day', make: makeEffectCells },
  { ...daily, name: 'staff day', waitMs: 3_600_000, reachMs: longestWorkMs, make: makeStaffCells },
  { ...monthly, name: 'month', parts: 'day', make: addUpDays },
  { ...monthly, name: 'effect month', parts: 'effect day', make: addUpEffectDays },
]
