import type { Clock } from '../../shared/clock.ts'

/** Time that moves when the test says so, and calls back what is due. */
export function fakeClock(startAt = Date.UTC(2026, 10, 23, 14, 0)) {
  let now = startAt
  let waiting: { readonly dueAt: number; readonly callback: () => void }[] = []
  const clock: Clock = { now: () => now }
  return {
    ...clock,
    after: (ms: number, callback: () => void) => {
      const timer = { dueAt: now + ms, callback }
      waiting.push(timer)
      return () => {
        waiting = waiting.filter((other) => other !== timer)
      }
    },
    advance: (ms: number) => {
      now += ms
      const due = waiting.filter(({ dueAt }) => dueAt <= now)
      waiting = waiting.filter(({ dueAt }) => dueAt > now)
      for (const { callback } of due) callback()
    },
    waiting: () => waiting.map(({ dueAt }) => dueAt - now),
  }
}
