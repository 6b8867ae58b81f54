/*
 * The numbers that a simulated centre is made of. Sources: how requests by telephone spread over the day and the week from
 * 18,584 calls of a large city's open service requests; handle time about 205 s on average, 80 % information and 20 %
 * requests, from published figures of 311 centres (Toronto, Philadelphia, Sacramento).
 */

/** Per mille of a day's calls by hour of the city's clock. */
export const callsByHour = [
  2, 1, 1, 1, 1, 1, 4, 26, 71, 96, 100, 104, 97, 100, 104, 107, 77, 49, 23, 12, 8, 8, 6, 3,
] as const

/** How busy a day of the week is, Monday first; 1 on average over the days that a centre is fully staffed. */
export const busyByWeekday = [1.18, 1.06, 1, 0.97, 0.93, 0.42, 0.36] as const

export type Chance = () => number

/** One of them; earlier ones are likelier, as topics are: the first twenty of a hundred are about a third of all. */
export function longTailed(count: number, chance: Chance): number {
  // Zipf with exponent 0.6 by inversion of its continuous form.
  return Math.min(count - 1, Math.floor(count * chance() ** 1.6))
}

/** The standard normal distribution (Box and Muller). */
export function normal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Skewed to the right, as handle times are; `mean` in any unit. */
export const logNormal = (mean: number, sigma: number, chance: Chance): number =>
  mean * Math.exp(sigma * normal(chance) - (sigma * sigma) / 2)

export const exponential = (mean: number, chance: Chance): number => -mean * Math.log(1 - chance())

/** How many come where `mean` come on average (Knuth for few, the normal curve for many). */
export function poisson(mean: number, chance: Chance): number {
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)))
  let [count, product] = [0, chance()]
  for (const limit = Math.exp(-mean); product > limit; count++) product *= chance()
  return count
}

/** One of several, by weight. */
export function weighted(weights: readonly number[], chance: Chance): number {
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [place, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return place
  }
  return weights.length - 1
}
