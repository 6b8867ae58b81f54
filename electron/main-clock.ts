import type { Clock, ClockAnchor } from '../shared/clock.ts'

/** Milliseconds that only ever count up. */
const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6

export interface MainClock extends Clock {
  /**
   * This moment on both clocks. The window pairs `wallAt` with its own monotonic clock, so that its instants agree
   * with those of main whatever the system's clock was set to since the start.
   */
  anchorNow(): ClockAnchor
  /**
   * After the machine slept: monotonic clocks of some systems stand still meanwhile. Takes wall time anew when that is
   * more than a minute ahead, and tells whether it did.
   */
  catchUpAfterSleep(): boolean
}

const sleptMs = 60_000

type Clocks = { readonly wallNow: () => number; readonly monotonicNow: () => number }

/** The clock of this workstation, anchored to wall time at the call and moved by monotonic time alone. */
export function startMainClock(
  { wallNow, monotonicNow }: Clocks = { wallNow: Date.now, monotonicNow: monotonicMs },
): MainClock {
  const readAnchor = (): ClockAnchor => ({ wallAt: wallNow(), monotonicMs: monotonicNow() })
  let anchor = readAnchor()

  const anchorNow = () => {
    const monotonic = monotonicNow()
    return { wallAt: anchor.wallAt + (monotonic - anchor.monotonicMs), monotonicMs: monotonic }
  }

  return {
    now: () => Math.round(anchorNow().wallAt),
    anchorNow,
    catchUpAfterSleep: () => {
      if (wallNow() - anchorNow().wallAt <= sleptMs) return false
      anchor = readAnchor()
      return true
    },
  }
}
