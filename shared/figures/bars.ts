/*
 * The bars that durations are counted in, so that those of many quarter hours can be added up and still tell a median.
 * Each is at most 1/51 wider than it begins, so the value that stands for it is within 1 % of every duration in it: the
 * same promise as DDSketch makes with α = 0.01 (Masson, Rim, Lee, "DDSketch", VLDB 2019), with whole milliseconds as
 * bounds, so that two programs never disagree about one. Whole tens of seconds up to a quarter of an hour are bounds too:
 * a picture may be drawn in steps of them, and counts exactly.
 */

const lastBoundMs = 24 * 3_600_000
const stepMs = 10_000
const lastStepMs = 900_000

/** Where the bars begin, in milliseconds: bar n (from 1) is from `bounds[n - 1]` until below `bounds[n]`, bar 0 is zero. */
export const barBounds: readonly number[] = boundsOfBars()

function boundsOfBars(): number[] {
  const bounds = new Set<number>()
  for (let bound = 1; bound < lastBoundMs; bound += Math.max(1, Math.floor(bound / 51))) bounds.add(bound)
  for (let bound = stepMs; bound <= lastStepMs; bound += stepMs) bounds.add(bound)
  bounds.add(lastBoundMs)
  return [...bounds].sort((one, other) => one - other)
}

/** The bar of a duration; everything from a day on is in the last. */
export function barOf(ms: number): number {
  let [low, high] = [0, barBounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((barBounds[middle] ?? 0) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

/** From when a bar is, in milliseconds. */
export const barFrom = (bar: number): number => (bar <= 0 ? 0 : (barBounds[bar - 1] ?? lastBoundMs))

/** The first bar that begins at or after that. */
export function firstBarFrom(ms: number): number {
  const bar = barOf(ms)
  return barFrom(bar) < ms ? bar + 1 : bar
}

/**
 * What stands for the durations in a bar, in whole milliseconds: the value whose relative distance to both ends is the
 * same, `2ab / (a + b)`.
 */
export function barValue(bar: number): number {
  const from = barFrom(bar)
  const to = (barBounds[bar] ?? from + 1) - 1
  return from === 0 ? 0 : Math.round((2 * from * to) / (from + to))
}

/** How many durations a bar holds. */
export type Bar = { readonly bar: number; readonly count: number }

/**
 * What stands for the bar up to which so many in a hundred of the durations are, of bars in their order; null of none. Of
 * an even number the median is the lower one in the middle.
 */
export function quantileOf(bars: readonly Bar[], percent: number): number | null {
  const all = bars.reduce((sum, { count }) => sum + count, 0)
  let upTo = 0
  for (const { bar, count } of bars) {
    upTo += count
    if (upTo * 100 >= all * percent) return barValue(bar)
  }
  return null
}

/** Counts durations into steps: one that is longer than the last step is in the last. Steps begin where bars begin. */
export function inSteps(bars: readonly Bar[], ms: number, steps: number): number[] {
  const counts = new Array<number>(steps).fill(0)
  for (const { bar, count } of bars) {
    const step = Math.min(steps - 1, Math.floor(barFrom(bar) / ms))
    counts[step] = (counts[step] ?? 0) + count
  }
  return counts
}
