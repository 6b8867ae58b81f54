import type { EpochMs } from './clock.ts'

/**
 * The instant at which the clocks of a city show this day and time (`2026-03-31`, `08:30`). A time that comes twice,
 * when clocks are turned back, is the first of both; one that is left out, when they are turned forward, is as much
 * later as they are.
 */
export function instantInCity(day: string, time: string, timeZone: string): EpochMs {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`)
  // Clocks are turned by a few hours at most: the offsets a day before and after are the only ones there can be.
  const dayMs = 86_400_000
  const before = offsetMs(asIfUtc - dayMs, timeZone)
  const after = offsetMs(asIfUtc + dayMs, timeZone)
  const candidates = [asIfUtc - before, asIfUtc - after]
  return candidates.find((instant) => instant + offsetMs(instant, timeZone) === asIfUtc) ?? asIfUtc - before
}

/** By how much a city's clocks are ahead of UTC. */
function offsetMs(instant: EpochMs, timeZone: string): number {
  // The Swedish locale writes days and times as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1_000) * 1_000
}
