/** Place of the first right one among the best ten, from 1; null: not among them. */
export type Rank = number | null

const counted = 10

export function rankOf(ids: readonly string[], right: ReadonlySet<string>): Rank {
  const place = ids.slice(0, counted).findIndex((id) => right.has(id))
  return place < 0 ? null : place + 1
}

/** Percent of questions with a right one among the best k, and the mean reciprocal rank (of ten) times 100. */
export type Score = {
  readonly count: number
  readonly recall1: number
  readonly recall3: number
  readonly recall5: number
  readonly mrr: number
}

export function scoreOf(ranks: readonly Rank[]): Score {
  const found = (k: number) => ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0))
  return {
    count: ranks.length,
    recall1: percent(found(1)),
    recall3: percent(found(3)),
    recall5: percent(found(5)),
    mrr: percent(ranks.map((rank) => (rank === null ? 0 : 1 / rank))),
  }
}

/** Their mean in percent, to one decimal. */
export function percent(shares: readonly number[]): number {
  if (shares.length === 0) return Number.NaN
  return oneDecimal((100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length)
}

export const oneDecimal = (value: number): number => Math.round(value * 10) / 10

/** The same under names for the JSON file; nothing where nothing was asked. */
export function named(name: string, score: Score): Record<string, number> {
  if (score.count === 0) return {}
  return Object.fromEntries(Object.entries(score).map(([key, value]) => [`${name}.${key}`, value]))
}
