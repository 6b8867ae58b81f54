import type { EpochMs } from '../../../shared/clock.ts'
import type { Period } from '../../../shared/figures/question.ts'
import { instantOf } from '../../../shared/time-zone.ts'
import { type Day, dayOf, daysAfter, firstOfMonth } from '../city-day.ts'

/** How often a file is written: each day, on Mondays, or on the first of the month. */
export const turns = ['day', 'week', 'month'] as const
export type Turn = (typeof turns)[number]

/** The Monday that a day is behind, or is. */
const mondayOf = (day: Day): Day => daysAfter(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7))

const lastTurnDay = { day: (day: Day) => day, week: mondayOf, month: firstOfMonth } as const
const dayBefore = (day: Day) => daysAfter(day, -1)

/**
 * The day of the last turn that has come: of the turns that a server slept through only the last is due. By the city's
 * clock: of an hour that comes twice the first is meant, one that is skipped is as far behind the gap.
 *
 * @param time as `06:00`
 */
export function lastTurn(every: Turn, time: string, now: EpochMs, timeZone: string): { day: Day; at: EpochMs } {
  const comesAt = (day: Day) => instantOf(`${day}T${time}`, timeZone) ?? 0
  const day = lastTurnDay[every](dayOf(now, timeZone))
  const come = comesAt(day) <= now ? day : lastTurnDay[every](dayBefore(day))
  return { day: come, at: comesAt(come) }
}

/** What is over when a turn comes: the day, week or month before. */
export function periodBefore(every: Turn, day: Day): Period {
  const until = lastTurnDay[every](day)
  return { from: lastTurnDay[every](dayBefore(until)), until }
}
