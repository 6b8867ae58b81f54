import { z } from 'zod'

/** An instant: whole milliseconds since 1970-01-01T00:00Z. Properties that hold one end in `At`. */
export const epochMsSchema = z.number().int().nonnegative()
export type EpochMs = z.infer<typeof epochMsSchema>

/** Tells instants that never go backwards, whatever happens to the system's clock. */
export interface Clock {
  now(): EpochMs
}

/** One moment read on two clocks: the wall's and one that only ever counts up (both in milliseconds). */
export const clockAnchorSchema = z.object({ wallAt: z.number(), monotonicMs: z.number() })
export type ClockAnchor = z.infer<typeof clockAnchorSchema>

/**
 * A clock anchored to wall time once. Afterwards only `monotonicNow` moves it, so durations stay true when
 * somebody, or a time server, changes the system's clock in the middle of a call.
 */
export function anchoredClock(anchor: ClockAnchor, monotonicNow: () => number): Clock {
  return { now: () => Math.round(anchor.wallAt + (monotonicNow() - anchor.monotonicMs)) }
}
