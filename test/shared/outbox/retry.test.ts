import { describe, expect, it } from 'vitest'
import { retryDelayMs } from '../../../shared/outbox/retry.ts'

const policy = { firstMs: 500, mostMs: 30_000 }

describe('the retry delay', () => {
  it('doubles with every attempt', () => {
    expect([0, 1, 2].map((attempt) => retryDelayMs(policy, attempt, 1))).toEqual([500, 1_000, 2_000])
  })

  it('never passes the longest', () => {
    expect(retryDelayMs(policy, 1_000, 1)).toBe(30_000)
  })

  it('spreads over the whole span by chance', () => {
    expect([0, 0.25, 0.5].map((chance) => retryDelayMs(policy, 3, chance))).toEqual([0, 1_000, 2_000])
  })
})
