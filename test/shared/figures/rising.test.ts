import { describe, expect, it } from 'vitest'
import { isRising, poissonTail } from '../../../shared/figures/rising.ts'

describe('the chance of so many in an hour', () => {
  // From tables of the Poisson distribution: 1 − P(X ≤ k − 1).
  it.each([
    [0, 3, 1],
    [1, 1, 0.632121],
    [5, 2, 0.052653],
    [10, 10, 0.54207],
    [20, 10, 0.003454],
  ])('of %i or more where %d are usual is %d', (count, mean, chance) => {
    expect(poissonTail(count, mean)).toBeCloseTo(chance, 5)
  })

  it('is sensible for a large centre too', () => {
    expect(poissonTail(600, 1_000)).toBe(1)
    expect(poissonTail(1_300, 1_000)).toBeLessThan(1e-9)
  })
})

describe('a topic', () => {
  it('rises when far more ask about it than usual', () => {
    expect(isRising(12, 2)).toBe(true)
    expect(isRising(5, 0)).toBe(true)
  })

  it('does not rise by what chance does every day', () => {
    expect(isRising(5, 2)).toBe(false)
    expect(isRising(48, 40)).toBe(false)
  })

  it('does not rise by a handful, however seldom it is asked about', () => {
    expect(isRising(4, 0)).toBe(false)
  })
})
