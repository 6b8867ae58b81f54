import type { EpochMs } from '../../../shared/clock.ts'

/**
 * How many events each source may still send (a token bucket): it fills evenly, up to what a minute allows. In memory,
 * for each node by itself.
 */
export type Allowance = {
  /** Takes so many; when there are not enough none is taken, and the milliseconds until there are come back. */
  take(sourceId: string, perMinute: number, count: number, now: EpochMs): number
}

export function createAllowance(): Allowance {
  const left = new Map<string, { amount: number; at: EpochMs }>()
  return {
    take: (sourceId, perMinute, count, now) => {
      const known = left.get(sourceId) ?? { amount: perMinute, at: now }
      const amount = Math.min(perMinute, known.amount + (Math.max(0, now - known.at) * perMinute) / 60_000)
      const isEnough = amount >= Math.min(count, perMinute)
      left.set(sourceId, { amount: isEnough ? amount - Math.min(count, perMinute) : amount, at: now })
      return isEnough ? 0 : Math.ceil(((Math.min(count, perMinute) - amount) * 60_000) / perMinute)
    },
  }
}
