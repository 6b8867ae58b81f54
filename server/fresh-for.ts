import type { Clock } from '../shared/clock.ts'

/**
 * Reads again once what was read is so many milliseconds old. Everybody who asks before that gets the same, and waits for
 * the same reading however long it takes; one that failed is not kept.
 */
export function freshFor<Value>(ms: number, clock: Clock, read: (now: number) => Promise<Value>): () => Promise<Value> {
  let last: { readAt: number | null; readonly value: Promise<Value> } | null = null
  return () => {
    const now = clock.now()
    if (last && (last.readAt === null || now - last.readAt < ms)) return last.value
    const reading: typeof last = { readAt: null, value: read(now) }
    last = reading
    reading.value.then(
      () => {
        reading.readAt = clock.now()
      },
      () => {
        if (last === reading) last = null
      },
    )
    return reading.value
  }
}
