import type { Clock } from '../shared/clock.ts'

/**
 * Reads at most once in so many milliseconds. Everybody who asks meanwhile gets the same, and waits for the same reading;
 * one that failed is not kept.
 */
export function freshFor<Value>(ms: number, clock: Clock, read: (now: number) => Promise<Value>): () => Promise<Value> {
  let last: { readonly at: number; readonly value: Promise<Value> } | null = null
  return () => {
    const now = clock.now()
    if (last && now - last.at < ms) return last.value
    const reading = { at: now, value: read(now) }
    last = reading
    reading.value.catch(() => {
      if (last === reading) last = null
    })
    return reading.value
  }
}
