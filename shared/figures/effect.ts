import { fewest } from './figure.ts'

/*
 * What a used suggestion does to handle time and to resolution, among interactions that are alike. A stratum has those of
 * one topic, one tenure of the agent and one channel; within it the assisted are compared with the others, and the
 * differences are put together:
 *
 *   handle time   differences of means, weighed by the assisted: the effect on those who were assisted (Rosenbaum, Rubin,
 *                 "Reducing bias in observational studies using subclassification", JASA 1984)
 *   resolution    the Mantel–Haenszel risk difference
 *
 * Nobody was drawn by lot into a side: this is no experiment. Intervals take interactions as independent, which those of one
 * agent are not wholly; they are somewhat narrower than they ought to be.
 */

/** One side of a stratum. */
export type Side = {
  readonly count: number
  /** Of their handle times. */
  readonly sumMs: number
  /** The sample variance of their handle times, in ms²; null of fewer than two. */
  readonly varianceMs2: number | null
  /** Whose contact is known, and how many of those were settled. */
  readonly known: number
  readonly settled: number
}
export type Stratum = { readonly assisted: Side; readonly unassisted: Side }
export type Counts = { readonly assisted: number; readonly unassisted: number }

/** A difference, assisted less unassisted, and where it lies with a confidence of 95 %. */
export type Difference = { readonly difference: number; readonly low: number; readonly high: number }

export type HandleTimeEffect = Difference & {
  /** What the assisted took, and what unassisted ones of the same mix took; milliseconds, as the difference is. */
  readonly assisted: number
  readonly unassisted: number
  /** The difference as a share of what it took unassisted. */
  readonly relative: number
}
/** In shares, from -1 to 1. */
export type ResolutionEffect = Difference

/** With fewer matched on a side nothing is said: the normal approximation of a skewed distribution needs them. */
export const fewestMatched = 100

/** Of the standard normal distribution, for 95 % between minus and plus. */
const z = 1.959963984540054

/** The strata that have enough on both sides: at least `fewest`. */
const matchable = (strata: readonly Stratum[], size: (side: Side) => number): Stratum[] =>
  strata.filter(({ assisted, unassisted }) => size(assisted) >= fewest && size(unassisted) >= fewest)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

function countMatched(strata: readonly Stratum[], size: (side: Side) => number): Counts {
  const matched = matchable(strata, size)
  return {
    assisted: sum(matched.map(({ assisted }) => size(assisted))),
    unassisted: sum(matched.map(({ unassisted }) => size(unassisted))),
  }
}

const isTooFew = ({ assisted, unassisted }: Counts) => Math.min(assisted, unassisted) < fewestMatched

/** How many of each side could be matched: are in a stratum that has enough on both sides. */
export const matchedOf = (strata: readonly Stratum[]): Counts => countMatched(strata, ({ count }) => count)

/** How many of each side could be matched among those of whom it is known whether they were settled. */
export const matchedKnown = (strata: readonly Stratum[]): Counts => countMatched(strata, ({ known }) => known)

/**
 * The difference in mean handle time, in milliseconds: `Σ wᵢ (m₁ᵢ − m₀ᵢ)` with `wᵢ` the stratum's share of the matched
 * assisted. Its variance is `Σ wᵢ² (s₁ᵢ²/n₁ᵢ + s₀ᵢ²/n₀ᵢ)`, that of means of independent samples (Welch), the interval the
 * normal approximation's. Null when fewer than `fewestMatched` are matched on a side.
 */
export function handleTimeEffect(strata: readonly Stratum[]): HandleTimeEffect | null {
  const all = matchedOf(strata)
  if (isTooFew(all)) return null
  const parts = matchable(strata, ({ count }) => count).map(({ assisted, unassisted }) => ({
    weight: assisted.count / all.assisted,
    assisted: assisted.sumMs / assisted.count,
    unassisted: unassisted.sumMs / unassisted.count,
    variance: (assisted.varianceMs2 ?? 0) / assisted.count + (unassisted.varianceMs2 ?? 0) / unassisted.count,
  }))
  const assisted = sum(parts.map((part) => part.weight * part.assisted))
  const unassisted = sum(parts.map((part) => part.weight * part.unassisted))
  const difference = assisted - unassisted
  const margin = z * Math.sqrt(sum(parts.map(({ weight, variance }) => weight ** 2 * variance)))
  return {
    assisted,
    unassisted,
    difference,
    low: difference - margin,
    high: difference + margin,
    relative: unassisted === 0 ? 0 : difference / unassisted,
  }
}

/**
 * The difference in the share of settled ones: the Mantel–Haenszel risk difference
 * `Σ (a n₀ − b n₁)/N ÷ Σ n₁ n₀/N`, with `a` of `n₁` assisted and `b` of `n₀` unassisted settled in a stratum of `N`
 * (Greenland, Robins, "Estimation of a common effect parameter from sparse follow-up data", Biometrics 1985). Its variance is
 * that of Sato, "On the variance estimator for the Mantel–Haenszel risk difference", Biometrics 1989, which holds for many
 * small strata as for few large ones. Null when fewer than `fewestMatched` are matched on a side.
 */
export function resolutionEffect(strata: readonly Stratum[]): ResolutionEffect | null {
  if (isTooFew(matchedKnown(strata))) return null
  const parts = matchable(strata, ({ known }) => known).map(({ assisted, unassisted }) => {
    const [a, n1, b, n0] = [assisted.settled, assisted.known, unassisted.settled, unassisted.known]
    const of = n1 + n0
    return {
      difference: (a * n0 - b * n1) / of,
      weight: (n1 * n0) / of,
      p: (n1 ** 2 * b - n0 ** 2 * a + (n1 * n0 * (n0 - n1)) / 2) / of ** 2,
      q: (a * (n0 - b) + b * (n1 - a)) / (2 * of),
    }
  })
  const weight = sum(parts.map((part) => part.weight))
  const difference = sum(parts.map((part) => part.difference)) / weight
  const variance = (difference * sum(parts.map(({ p }) => p)) + sum(parts.map(({ q }) => q))) / weight ** 2
  const margin = z * Math.sqrt(Math.max(0, variance))
  return { difference, low: Math.max(-1, difference - margin), high: Math.min(1, difference + margin) }
}
