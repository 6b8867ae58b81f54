import {
  limitsOf,
  type Threshold,
  thresholdSchema,
  usualThresholds,
  watchedBy,
} from '../../../../shared/figures/threshold.ts'

/** A threshold as it is written in the dialog: its limit need not be a number yet. */
export type ThresholdRow = {
  readonly key: string
  readonly threshold: Threshold
  /** Null where there is none. */
  readonly limit: string | null
}

const toRow = (threshold: Threshold): ThresholdRow => ({
  key: watchedBy(threshold),
  threshold,
  limit: threshold.kind === 'rising' ? null : String(threshold.limit),
})

/** What the dialog offers: what can be watched at all, off where it was not kept, and what was kept for single queues. */
export function rowsOf(kept: readonly Threshold[]): ThresholdRow[] {
  const keptOf = new Map(kept.map((one) => [watchedBy(one), one]))
  const always = usualThresholds.map((usual) => keptOf.get(watchedBy(usual)) ?? { ...usual, on: false })
  const ofQueue = kept.filter((one) => 'queue' in one && one.queue !== null)
  // Behind that of all queues.
  return always.flatMap((one) => [one, ...ofQueue.filter(({ kind }) => kind === one.kind)]).map(toRow)
}

/** One more for a queue, with the limit that all queues have; as it was when that queue has one already. */
export function withQueue(
  rows: readonly ThresholdRow[],
  kind: 'longest-wait' | 'waiting',
  queue: string,
): readonly ThresholdRow[] {
  const model = rows.findLastIndex(({ threshold }) => threshold.kind === kind)
  const found = rows[model]
  if (!found) return rows
  const row = toRow({ ...found.threshold, on: true, kind, queue } as Threshold)
  if (rows.some(({ key }) => key === row.key)) return rows
  return rows.toSpliced(model + 1, 0, { ...row, limit: found.limit })
}

/** The threshold that a row says, or null while its limit is no whole number that it may be. */
export function thresholdOf({ threshold, limit }: ThresholdRow): Threshold | null {
  if (limit === null) return threshold
  const digits = /^\d{1,6}$/.test(limit.trim())
  return digits ? (thresholdSchema.safeParse({ ...threshold, limit: Number(limit) }).data ?? null) : null
}

/** Between which whole numbers the limit of a row is. */
export const boundsOf = ({ threshold }: ThresholdRow) =>
  threshold.kind === 'rising' ? { least: 0, most: 0 } : limitsOf[threshold.kind]
