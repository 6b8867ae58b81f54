import type { EpochMs } from '../../../../shared/clock.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'

type Told = Wall['waiting'][number]

/** A queue of the wall; one in which nobody waits any more keeps its place. */
export type WaitingRow = Pick<Told, 'queue' | 'channel'> & {
  readonly waiting: number
  /** When who waits longest came; null while nobody waits. */
  readonly oldestAt: EpochMs | null
}

/**
 * Who waits now, in rows that stay where they are: in the order of their names, the one without a name last. Ordered by
 * their waits they would change places every few seconds.
 */
export function waitingRows(before: readonly WaitingRow[], told: readonly Told[]): WaitingRow[] {
  const rows = new Map<string, WaitingRow>()
  for (const row of before) rows.set(keyOfRow(row), { ...row, waiting: 0, oldestAt: null })
  for (const { queue, channel, waiting, oldestAt } of told)
    rows.set(keyOfRow({ queue, channel }), { queue, channel, waiting, oldestAt })
  return [...rows.values()].sort(
    (one, other) =>
      Number(one.queue === null) - Number(other.queue === null) ||
      (one.queue ?? '').localeCompare(other.queue ?? '') ||
      other.channel.localeCompare(one.channel),
  )
}

export const keyOfRow = ({ queue, channel }: Pick<WaitingRow, 'queue' | 'channel'>): string =>
  JSON.stringify([queue, channel])
