import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { after as callBackAfter } from '../../electron/after.ts'

const dayMs = 24 * 60 * 60 * 1000

describe('after', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('does not call back at once when the wait is longer than a timer can tell', () => {
    const callback = vi.fn()
    callBackAfter(60 * dayMs, callback)
    vi.advanceTimersByTime(20 * dayMs)
    expect(callback).not.toHaveBeenCalled()
  })

  it('can be taken back', () => {
    const callback = vi.fn()
    const takeBack = callBackAfter(1_000, callback)
    takeBack()
    vi.advanceTimersByTime(2_000)
    expect(callback).not.toHaveBeenCalled()
  })
})
