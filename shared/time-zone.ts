import type { EpochMs } from './clock.ts'

/** Whether this machine knows the IANA time zone. Without one no day can be told. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What the clocks of a time zone show at that instant, to the minute: `2026-11-23T14:05`. */
export function wallTime(at: EpochMs, timeZone: string): string {
  return new Date(at + offsetMs(at, timeZone)).toISOString().slice(0, 16)
}

/** An instant as ISO 8601 has it, by the clocks of a time zone: `2026-11-23T14:05:09.120-05:00`. */
export function zonedInstant(at: EpochMs, timeZone: string): string {
  const offset = offsetMs(at, timeZone)
  const ahead = new Date(Math.abs(offset)).toISOString().slice(11, 16)
  return `${new Date(at + offset).toISOString().slice(0, -1)}${offset < 0 ? '-' : '+'}${ahead}`
}

/**
 * The instant at which the clocks of a time zone show that (`2026-11-23T14:05`); null when it is no such time. Of an hour
 * that comes twice the first; of one that is skipped, as far behind the gap as the time is inside it.
 */
export function instantOf(wall: string, timeZone: string): EpochMs | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return null
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return null
  const before = asUtc - offsetMs(asUtc - dayMs, timeZone)
  const after = asUtc - offsetMs(asUtc + dayMs, timeZone)
  const shown = [before, after].filter((at) => wallTime(at, timeZone) === wall)
  return shown.length > 0 ? Math.min(...shown) : before
}

/** How far the clocks of a time zone are ahead of UTC at that instant. */
function offsetMs(at: EpochMs, timeZone: string): number {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const shown = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}Z`)
  return shown - Math.floor(at / minuteMs) * minuteMs
}

/** Kept: to make one takes far longer than to use it, and a year of figures asks for thousands of hours. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}
