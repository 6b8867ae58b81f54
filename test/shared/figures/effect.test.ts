import { describe, expect, it } from 'vitest'
import {
  handleTimeEffect,
  matchedKnown,
  matchedOf,
  resolutionEffect,
  type Side,
  type Stratum,
} from '../../../shared/figures/effect.ts'
import { logNormal } from '../../simulated-centre/chances.ts'
import { seededChance } from '../../support/seeded-chance.ts'

const aSide = (count: number, meanMs: number, sdMs: number, known = count, settled = 0): Side => ({
  count,
  sumMs: count * meanMs,
  varianceMs2: sdMs ** 2,
  known,
  settled,
})

/** Worked out by hand below. */
const two: Stratum[] = [
  { assisted: aSide(300, 180_000, 60_000, 200, 150), unassisted: aSide(100, 200_000, 50_000, 100, 60) },
  { assisted: aSide(100, 240_000, 80_000, 100, 50), unassisted: aSide(200, 300_000, 100_000, 200, 90) },
]
const thin: Stratum = { assisted: aSide(9, 10_000, 1), unassisted: aSide(500, 900_000, 1) }

describe('the effect on handle time', () => {
  it('is the difference within strata, weighed by the assisted', () => {
    // ¾ · (180 − 200) + ¼ · (240 − 300) = −30 s; unassisted ¾ · 200 + ¼ · 300 = 225 s.
    expect(handleTimeEffect(two)).toMatchObject({ assisted: 195_000, unassisted: 225_000, difference: -30_000 })
    expect(handleTimeEffect(two)?.relative).toBeCloseTo(-30 / 225, 12)
  })

  it('has the interval of independent means', () => {
    // ¾² · (60²/300 + 50²/100) + ¼² · (80²/100 + 100²/200) = 0.5625 · 37 + 0.0625 · 114 = 27.9375 s²
    const margin = 1.959963984540054 * Math.sqrt(27.9375) * 1_000
    const effect = handleTimeEffect(two)
    expect(effect?.low).toBeCloseTo(-30_000 - margin, 6)
    expect(effect?.high).toBeCloseTo(-30_000 + margin, 6)
  })

  it('leaves out whoever has too few to be compared with', () => {
    expect(handleTimeEffect([...two, thin])).toEqual(handleTimeEffect(two))
    expect(matchedOf([...two, thin])).toEqual({ assisted: 400, unassisted: 300 })
  })

  it('is not told of fewer than a hundred on a side', () => {
    const of = (count: number) => [{ assisted: aSide(5_000, 1, 1), unassisted: aSide(count, 2, 1) }]
    expect(handleTimeEffect(of(99))).toBeNull()
    expect(handleTimeEffect(of(100))).not.toBeNull()
    expect(handleTimeEffect([])).toBeNull()
  })
})

describe('the effect on resolution', () => {
  it('is the risk difference of Mantel and Haenszel', () => {
    // (150·100 − 60·200)/300 + (50·200 − 90·100)/300 = 10 + 3⅓; weights 200·100/300 · 2 = 133⅓.
    expect(resolutionEffect(two)?.difference).toBeCloseTo(0.1, 12)
  })

  it('has the interval of Sato’s variance', () => {
    // P = (200²·60 − 100²·150 + 20000·(−100)/2)/300² + (100²·90 − 200²·50 + 20000·100/2)/300² = −10/9 − 10/9
    // Q = (150·40 + 60·50)/600 + (50·110 + 90·50)/600 = 15 + 16⅔
    const variance = (0.1 * (-20 / 9) + 15 + 50 / 3) / (400 / 3) ** 2
    const margin = 1.959963984540054 * Math.sqrt(variance)
    const effect = resolutionEffect(two)
    expect(effect?.low).toBeCloseTo(0.1 - margin, 12)
    expect(effect?.high).toBeCloseTo(0.1 + margin, 12)
  })

  it('is of those of whom it is known', () => {
    expect(matchedKnown(two)).toEqual({ assisted: 300, unassisted: 300 })
    const unknown: Stratum = { assisted: aSide(500, 1, 1, 9, 9), unassisted: aSide(500, 1, 1, 500, 0) }
    expect(resolutionEffect([...two, unknown])).toEqual(resolutionEffect(two))
    expect(resolutionEffect([unknown])).toBeNull()
  })
})

/* Data sets of which the truth is known. */

const strata = Array.from({ length: 24 }, (_, place) => ({
  meanMs: 120_000 + (place % 8) * 25_000,
  settled: 0.55 + (place % 5) * 0.06,
  /** Those that are hard are assisted more often: without matching the effect would be another. */
  assisted: 12 + (place % 8) * 14,
  unassisted: 90 - (place % 8) * 10,
}))
const truth = { assistedFactor: 0.9, settled: 0.04 }

function sample(chance: () => number, count: number, meanMs: number, settledShare: number): Side {
  const times = Array.from({ length: count }, () => logNormal(meanMs, 0.65, chance))
  const sumMs = times.reduce((total, one) => total + one, 0)
  const varianceMs2 = times.reduce((total, one) => total + (one - sumMs / count) ** 2, 0) / (count - 1)
  const known = Math.round(count * 0.9)
  const settled = Array.from({ length: known }, () => chance() < settledShare).filter(Boolean).length
  return { count, sumMs, varianceMs2, known, settled }
}

function simulate(seed: number): Stratum[] {
  const chance = seededChance(seed)
  return strata.map(({ meanMs, settled, assisted, unassisted }) => ({
    assisted: sample(chance, assisted, meanMs * truth.assistedFactor, settled + truth.settled),
    unassisted: sample(chance, unassisted, meanMs, settled),
  }))
}

describe('the intervals of 200 simulated data sets', () => {
  const sets = Array.from({ length: 200 }, (_, place) => simulate(place + 1))
  const all = strata.reduce((sum, { assisted }) => sum + assisted, 0)
  const trueMs = strata.reduce(
    (sum, { meanMs, assisted }) => sum + ((truth.assistedFactor - 1) * meanMs * assisted) / all,
    0,
  )
  const covered = (effects: readonly ({ low: number; high: number } | null)[], value: number) =>
    effects.filter((effect) => effect !== null && effect.low <= value && value <= effect.high).length / sets.length

  it('hold the true difference in handle time about 95 times of a hundred', () => {
    const share = covered(sets.map(handleTimeEffect), trueMs)
    expect(share).toBeGreaterThanOrEqual(0.9)
    expect(share).toBeLessThanOrEqual(0.99)
  })

  it('hold the true difference in resolution about 95 times of a hundred', () => {
    const share = covered(sets.map(resolutionEffect), truth.settled)
    expect(share).toBeGreaterThanOrEqual(0.9)
    expect(share).toBeLessThanOrEqual(0.99)
  })

  it('are of a difference that turns round where nobody matches', () => {
    const mean = (sides: readonly Side[]) =>
      sides.reduce((sum, { sumMs }) => sum + sumMs, 0) / sides.reduce((sum, { count }) => sum + count, 0)
    const crude = (set: readonly Stratum[]) =>
      mean(set.map(({ assisted }) => assisted)) - mean(set.map(({ unassisted }) => unassisted))
    // Unmatched, suggestions seem to make calls longer.
    expect(sets.filter((set) => crude(set) > 0)).toHaveLength(sets.length)
  })
})
