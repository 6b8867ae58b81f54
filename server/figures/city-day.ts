import type { EpochMs } from '../../shared/clock.ts'
import { instantOf, wallTime } from '../../shared/time-zone.ts'

export type Span = { readonly from: EpochMs; readonly until: EpochMs }

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

/** The city's day that `at` falls in, until `at`. */
export function daySoFar(at: EpochMs, timeZone: string): Span {
  return { from: midnight(wallTime(at, timeZone), timeZone), until: at }
}

/**
 * The same time of day so many weeks ago, by the city's clocks: nine in the morning is nine in the morning, also when they
 * were changed in between.
 */
export function weeksBefore(at: EpochMs, weeks: number, timeZone: string): EpochMs {
  const shown = wallTime(at, timeZone)
  const day = new Date(Date.parse(`${shown.slice(0, 10)}T00:00Z`) - weeks * 7 * dayMs).toISOString().slice(0, 10)
  return toInstant(`${day}${shown.slice(10)}`, timeZone) + (at % minuteMs)
}

const midnight = (shown: string, timeZone: string) => toInstant(`${shown.slice(0, 10)}T00:00`, timeZone)

function toInstant(shown: string, timeZone: string): EpochMs {
  const at = instantOf(shown, timeZone)
  if (at === null) throw new Error(`${shown} is no time of a clock`)
  return at
}
