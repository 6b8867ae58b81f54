import type { Figures } from '../bench.ts'

/** What one correction took: for each desktop that got there, in milliseconds since the click. */
export type Measured = {
  readonly ms: readonly number[]
  /** How many had not got there when patience ended. */
  readonly missing: number
  /** What was sent to all of them together. */
  readonly bytes: number
}

const isMeasured = (value: object): value is Measured => 'ms' in value

/** Several rounds as one: all their times, and the bytes of one. */
export function mergeRounds<Outcome extends Measured | Readonly<Record<string, Measured>>>(
  rounds: readonly Outcome[],
): Outcome {
  const [first] = rounds
  if (!first) throw new RangeError('there is no round')
  if (isMeasured(first)) return merge(rounds as readonly Measured[]) as Outcome
  const names = Object.keys(first)
  return Object.fromEntries(
    names.map((name) => [
      name,
      merge(rounds.flatMap((round) => (round as Readonly<Record<string, Measured>>)[name] ?? [])),
    ]),
  ) as Outcome
}

const merge = (rounds: readonly Measured[]): Measured => ({
  ms: rounds.flatMap(({ ms }) => ms),
  missing: rounds.reduce((sum, { missing }) => sum + missing, 0),
  bytes: Math.round(rounds.reduce((sum, { bytes }) => sum + bytes, 0) / rounds.length),
})

/** Nearest rank. */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function figuresOf(name: string, { ms, missing, bytes }: Measured): Figures {
  const sorted = ms.toSorted((a, b) => a - b)
  return {
    [`${name}.p50Ms`]: at(sorted, 0.5),
    [`${name}.p99Ms`]: at(sorted, 0.99),
    [`${name}.maxMs`]: at(sorted, 1),
    [`${name}.count`]: sorted.length,
    [`${name}.missing`]: missing,
    [`${name}.bytes`]: bytes,
  }
}

export function describeRound(what: string, measured: Measured): string {
  const figures = figuresOf('', measured)
  const whole = (key: string) => (figures[key] ?? Number.NaN).toFixed(0)
  const missing = measured.missing > 0 ? ` · ${measured.missing} not there when patience ended` : ''
  return `  ${what.padEnd(28)} p50 ${whole('.p50Ms')} ms · p99 ${whole('.p99Ms')} ms · max ${whole('.maxMs')} ms (${measured.ms.length})${missing}`
}
