import type { InteractionSummary } from '../../../shared/interaction/interaction.ts'

/** Durations in milliseconds; `medianHandleMs` is null when nothing counts. */
export type MyDayTotals = {
  readonly count: number
  readonly talkMs: number
  readonly holdMs: number
  readonly afterCallMs: number
  readonly handleMs: number
  readonly medianHandleMs: number | null
}

/** Sums and median over the closed, real interactions; practice and what is still open count in no figure. */
export function myDayTotals(interactions: readonly InteractionSummary[]): MyDayTotals {
  const counted = interactions.filter(({ practice, phase }) => !practice && phase === 'done')
  const sum = (of: (interaction: InteractionSummary) => number) => counted.reduce((total, one) => total + of(one), 0)
  return {
    count: counted.length,
    talkMs: sum(({ talkMs }) => talkMs),
    holdMs: sum(({ holdMs }) => holdMs),
    afterCallMs: sum(({ afterCallMs }) => afterCallMs),
    handleMs: sum(({ handleMs }) => handleMs),
    medianHandleMs: median(counted.map(({ handleMs }) => handleMs)),
  }
}

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
