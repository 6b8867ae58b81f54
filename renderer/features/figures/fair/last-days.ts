import type { EpochMs } from '../../../../shared/clock.ts'
import type { Period } from '../../../../shared/figures/question.ts'

const dayMs = 86_400_000

/** The day after, or so many days after, as calendars write it. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The last days until and with today, by this workstation's calendar. */
export function lastDays(now: EpochMs, days: number): Period {
  const today = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
  return { from: daysAfter(today, 1 - days), until: daysAfter(today, 1) }
}

/** Half a quarter of a year would hide what changed, a week says little. */
export const usualDays = 28
