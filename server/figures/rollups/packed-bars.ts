import { type RawBuilder, sql } from 'kysely'
import type { Bar } from '../../../shared/figures/bars.ts'

/*
 * Bars as cells keep them: six bytes each, the bar (two) and how many are in it (four), in network order. Put behind one
 * another they stay packed bars, so a database merges cells by putting them together, and we add up what comes: a year by
 * the hours of the week is a few hundred thousand bars, which SQL would take apart in a tenth of a second.
 */

const size = 6

/** In SQL, one bar; `string_agg(…, '')` of them is packed. */
export const packed = (bar: RawBuilder<unknown>, count: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`int2send(${bar}) || int4send((${count})::integer)`

/**
 * In SQL: rows of `bar` and `count`, a bar each, of packed bars. They are copied first: of what is kept outside of its row
 * each byte would be fetched for itself.
 */
export const unpacked = (bars: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select (get_byte(bytes, at) << 8 | get_byte(bytes, at + 1))::smallint as bar,
      get_byte(bytes, at + 2)::bigint << 24 | get_byte(bytes, at + 3) << 16 | get_byte(bytes, at + 4) << 8
        | get_byte(bytes, at + 5) as count
    from (select ${bars} || ''::bytea as bytes offset 0) as fetched,
      generate_series(0, length(bytes) - ${sql.lit(size)}, ${sql.lit(size)}) as at)`

/** In SQL: bars of several cells, or of none, together. */
export const together = (bars: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(string_agg(${bars}, ''::bytea), ''::bytea)`

/** Takes them apart and adds them up: each bar once, ascending. */
export function unpackBars(bytes: Buffer): Bar[] {
  const counts: number[] = []
  for (let at = 0; at < bytes.length; at += size) {
    const bar = bytes.readUInt16BE(at)
    counts[bar] = (counts[bar] ?? 0) + bytes.readUInt32BE(at + 2)
  }
  const bars: Bar[] = []
  counts.forEach((count, bar) => {
    bars.push({ bar, count })
  })
  return bars
}

/** How many are in bars up to this one. */
export function countUpTo(bytes: Buffer, last: number): number {
  let count = 0
  for (let at = 0; at < bytes.length; at += size)
    if (bytes.readUInt16BE(at) <= last) count += bytes.readUInt32BE(at + 2)
  return count
}
