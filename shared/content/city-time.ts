import type { EpochMs } from '../clock.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** What clocks in the city show at an instant, to the minute: `2026-11-25T06:00`. */
export function cityTime(at: EpochMs, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' })
  formats.set(timeZone, format)
  return format.format(at).replace(' ', 'T')
}

/**
 * The instant at which clocks in the city show that time; null for what is no time. In the night when clocks are put
 * forward an hour is missing: a time in it means the same moment by the old count. When they are put back, the first of
 * the two is meant.
 */
export function instantInCity(shown: string, timeZone: string): EpochMs | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(shown)) return null
  const asUtc = Date.parse(`${shown}Z`)
  if (Number.isNaN(asUtc)) return null
  const offsetAt = (at: EpochMs) => Date.parse(`${cityTime(at, timeZone)}Z`) - Math.floor(at / 60_000) * 60_000
  const before = offsetAt(asUtc - 86_400_000)
  const after = offsetAt(asUtc + 86_400_000)
  const candidates = [asUtc - Math.max(before, after), asUtc - Math.min(before, after)]
  return candidates.find((at) => cityTime(at, timeZone) === shown) ?? asUtc - before
}
