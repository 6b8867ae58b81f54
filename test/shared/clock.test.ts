import { describe, expect, it } from 'vitest'
import { anchoredClock } from '../../shared/clock.ts'

describe('the anchored clock', () => {
  it('tells wall time at its anchor', () => {
    expect(anchoredClock({ wallAt: 1_000_000, monotonicMs: 50 }, () => 50).now()).toBe(1_000_000)
  })

  it('moves with the monotonic clock alone', () => {
    let monotonic = 50
    const clock = anchoredClock({ wallAt: 1_000_000, monotonicMs: 50 }, () => monotonic)
    monotonic = 1_050.4
    expect(clock.now()).toBe(1_001_000)
  })
})
