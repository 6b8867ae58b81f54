/** Once an hour is too rare to tell a burst by. */
const fewestOfABurst = 5
/** What is never asked about was perhaps asked about before anybody counted. */
const leastUsual = 0.4
/** How seldom such a count may come about by itself: with a hundred topics, once in four days at the most. */
const byChance = 1 / 10_000

/**
 * Whether so many in an hour are more than chance makes of what is usual: calls that come independently of each other
 * are Poisson distributed around their mean.
 *
 * @param usual how many there are in such an hour on average
 */
export function isRising(count: number, usual: number): boolean {
  return count >= fewestOfABurst && poissonTail(count, Math.max(usual, leastUsual)) < byChance
}

/** How probable `count` or more are where there are `mean` on average (mean > 0): 1 − Σ e^−m m^k / k!, k < count. */
export function poissonTail(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= mean / (k + 1)
  }
  // For large means e^−m is zero, and the sum with it: the normal curve is as good there.
  if (mean > 500) return count <= mean ? 1 : Math.exp(-((count - mean) ** 2) / (2 * mean))
  return Math.max(0, 1 - below)
}
