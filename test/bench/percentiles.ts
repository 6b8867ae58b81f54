export type Percentiles = {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly maxMs: number
  readonly count: number
}

/** Nearest-rank percentiles of durations in milliseconds. */
export function percentilesOf(durations: readonly number[]): Percentiles {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), count: sorted.length }
}

const milliseconds = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0))

export function inWords({ p50Ms, p95Ms, maxMs, count }: Percentiles): string {
  return `p50 ${milliseconds(p50Ms)} ms · p95 ${milliseconds(p95Ms)} ms · max ${milliseconds(maxMs)} ms (${count})`
}

/** The same under names for the JSON file. */
export function named(name: string, { p50Ms, p95Ms, maxMs, count }: Percentiles): Record<string, number> {
  return { [`${name}.p50Ms`]: p50Ms, [`${name}.p95Ms`]: p95Ms, [`${name}.maxMs`]: maxMs, [`${name}.count`]: count }
}
