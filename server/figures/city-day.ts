import type { EpochMs } from '../../shared/clock.ts'
import { instantOf, wallTime } from '../../shared/time-zone.ts'

export type Span = { readonly from: EpochMs; readonly until: EpochMs }

/** A day or the first of a month, as calendars write it: `2026-11-23`. */
export type Day = string

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

/** The city's day that `at` falls in, until `at`. */
export function daySoFar(at: EpochMs, timeZone: string): Span {
  return { from: startOf(dayOf(at, timeZone), timeZone), until: at }
}

/**
 * The same time of day so many weeks ago, by the city's clocks: nine in the morning is nine in the morning, also when they
 * were changed in between.
 */
export function weeksBefore(at: EpochMs, weeks: number, timeZone: string): EpochMs {
  const shown = wallTime(at, timeZone)
  return toInstant(`${daysAfter(shown.slice(0, 10), -7 * weeks)}${shown.slice(10)}`, timeZone) + (at % minuteMs)
}

/** The city's day so far as it was a week ago: the same weekday until the same time of day. */
export function weekBefore(at: EpochMs, timeZone: string): Span {
  const { from, until } = daySoFar(at, timeZone)
  return { from: weeksBefore(from, 1, timeZone), until: weeksBefore(until, 1, timeZone) }
}

/** The city's day that an instant falls in. */
export const dayOf = (at: EpochMs, timeZone: string): Day => wallTime(at, timeZone).slice(0, 10)

/** A year asks for the start of each of its days several times, and a calendar takes its time to tell one. */
const knownStarts = new Map<string, EpochMs>()
const mostKnown = 20_000

/** When a day of the city begins: 23 or 25 hours before the next one where clocks are changed. */
export function startOf(day: Day, timeZone: string): EpochMs {
  const name = `${day} ${timeZone}`
  const known = knownStarts.get(name)
  if (known !== undefined) return known
  if (knownStarts.size >= mostKnown) knownStarts.clear()
  const start = toInstant(`${day}T00:00`, timeZone)
  knownStarts.set(name, start)
  return start
}

export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`

/** The first of the month after the one that a day is in. */
export const nextMonth = (day: Day): Day => firstOfMonth(daysAfter(firstOfMonth(day), 32))

/** A whole day of the city. */
export const dayOfCity = (day: Day, timeZone: string): Span => ({
  from: startOf(day, timeZone),
  until: startOf(daysAfter(day, 1), timeZone),
})

/** The whole month of the city that a day is in. */
export const monthOfCity = (day: Day, timeZone: string): Span => ({
  from: startOf(firstOfMonth(day), timeZone),
  until: startOf(nextMonth(day), timeZone),
})

function toInstant(shown: string, timeZone: string): EpochMs {
  const at = instantOf(shown, timeZone)
  if (at === null) throw new Error(`${shown} is no time of a clock`)
  return at
}
