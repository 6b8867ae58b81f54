import { describe, expect, it } from 'vitest'
import { barBounds, barOf, barValue, inSteps } from '../../../shared/figures/bars.ts'
import { seededChance } from '../../../shared/seeded-chance.ts'

describe('bars of durations', () => {
  it('stand for every duration of a day within 1 %', () => {
    const chance = seededChance(311)
    const worst = Math.max(
      ...Array.from({ length: 20_000 }, () => {
        const ms = Math.max(1, Math.round(86_399_999 * chance() ** 4))
        return Math.abs(barValue(barOf(ms)) - ms) / ms
      }),
    )
    expect(worst).toBeLessThanOrEqual(0.01)
    expect(worst).toBeGreaterThan(0.005)
  })

  it('begin at whole milliseconds, one behind the other', () => {
    expect(barBounds.every((bound, place) => Number.isInteger(bound) && bound > (barBounds[place - 1] ?? 0))).toBe(true)
    for (const [place, bound] of barBounds.entries())
      expect([barOf(bound - 1), barOf(bound)]).toEqual([place, place + 1])
  })

  it('keep nothing at all apart, and what lasts longer than a day together', () => {
    expect([barOf(0), barValue(0)]).toEqual([0, 0])
    expect(barOf(86_400_000)).toBe(barOf(1_000_000_000))
  })

  it('are counted into steps of ten seconds without a mistake', () => {
    const chance = seededChance(7)
    const times = Array.from({ length: 5_000 }, () => Math.round(chance() * 1_000_000))
    const steps = Array.from({ length: 90 }, (_, step) =>
      step < 89
        ? times.filter((ms) => Math.floor(ms / 10_000) === step).length
        : times.filter((ms) => ms >= 890_000).length,
    )
    expect(
      inSteps(
        times.map((ms) => ({ bar: barOf(ms), count: 1 })),
        10_000,
        90,
      ),
    ).toEqual(steps)
  })
})
