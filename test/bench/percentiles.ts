export type Percentiles = {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly count: number
}

/** Nearest-rank percentiles of durations in milliseconds. */
export function percentilesOf(durations: readonly number[]): Percentiles {
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1), count: sorted.length }
}

const milliseconds = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0))

export function inWords({ p50Ms, p95Ms, p99Ms, maxMs, count }: Percentiles): string {
  const [p50, p95, p99, max] = [p50Ms, p95Ms, p99Ms, maxMs].map(milliseconds)
  return `p50 ${p50} ms · p95 ${p95} ms · p99 ${p99} ms · max ${max} ms (${count})`
}

/** The same under names for the JSON file. */
export function named(name: string, { p50Ms, p95Ms, p99Ms, maxMs, count }: Percentiles): Record<string, number> {
  return {
    [`${name}.p50Ms`]: p50Ms,
    [`${name}.p95Ms`]: p95Ms,
    [`${name}.p99Ms`]: p99Ms,
    [`${name}.maxMs`]: maxMs,
    [`${name}.count`]: count,
  }
}
