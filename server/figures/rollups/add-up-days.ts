import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Span } from '../city-day.ts'
import { packed, unpacked } from './packed-bars.ts'
import { columns, handledSums, sumsOf } from './rows.ts'

/** Makes the cells of a month from those of its days, all of which have to be there. Inside a transaction. */
export async function addUpDays(db: Db, month: Span): Promise<void> {
  const startsAt = new Date(month.from)
  const isDayOfIt = isDayOf(month)
  for (const table of ['rollup_handled', 'rollup_arrived'] as const)
    await sql`delete from ${sql.table(table)} where grain = 'month' and starts_at = ${startsAt}`.execute(db)
  await sql`
    insert into rollup_handled
    select 'month', face, ${startsAt}::timestamptz, one, other, ${columns(handled)}, bars
    from (${cellSums('rollup_handled', handled, isDayOfIt)}) as cell
      join (${mergedBars('rollup_handled', 'bars', isDayOfIt)}) as merged using (face, one, other)
  `.execute(db)
  await sql`
    insert into rollup_arrived
    select 'month', face, ${startsAt}::timestamptz, one, other, ${columns(arrived)}, answered.bars, lost.bars
    from (${cellSums('rollup_arrived', arrived, isDayOfIt)}) as cell
      join (${mergedBars('rollup_arrived', 'answered_bars', isDayOfIt)}) as answered using (face, one, other)
      join (${mergedBars('rollup_arrived', 'lost_bars', isDayOfIt)}) as lost using (face, one, other)
  `.execute(db)
}

/** Of a cell: it is of a day of this month. */
export const isDayOf = ({ from, until }: Span): RawBuilder<unknown> =>
  sql`grain = 'day' and starts_at >= ${new Date(from)} and starts_at < ${new Date(until)}`

const handled = ['handled', ...handledSums]
const arrived = ['came', 'answered', 'waited_ms']

const cellSums = (table: string, sums: readonly string[], condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select face, one, other, ${sumsOf(sums)} from ${sql.table(table)} where ${condition} group by face, one, other`

/** Rows of `face, one, other, bars`: one of a column's bars for each cell, each bar once in it. */
const mergedBars = (table: string, column: string, condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select face, one, other,
    coalesce(string_agg(${packed(sql`bar`, sql`count`)}, ''::bytea) filter (where bar is not null), '') as bars
  from (
    select face, one, other, bar, sum(count) as count
    from ${sql.table(table)} left join lateral ${unpacked(sql.ref(column))} as one_bar on true
    where ${condition} group by face, one, other, bar
  ) as each_bar group by face, one, other`
