/* The counts are kept by days of UTC: a count must not move when the city changes its time zone. */

const dayMs = 24 * 3_600_000

/** The day of UTC that an instant falls on, `2026-03-31`. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** When the day of UTC began that is so many days before that of `now`. */
export const startOfDay = (now: number, daysBefore: number): number => (Math.floor(now / dayMs) - daysBefore) * dayMs
