/**
 * Waits that can be ended all at once. Thousands of listeners on one AbortSignal would be walked through at each wait.
 */
export type Waits = {
  /** Resolves after so many milliseconds, or when all are stopped. */
  wait(ms: number): Promise<void>
  stop(): void
  isStopped(): boolean
}

export function createWaits(): Waits {
  const underWay = new Set<() => void>()
  let stopped = false
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        if (ms <= 0 || stopped) return resolve()
        const done = () => {
          clearTimeout(timer)
          underWay.delete(done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        underWay.add(done)
      }),
    stop: () => {
      stopped = true
      for (const done of [...underWay]) done()
    },
    isStopped: () => stopped,
  }
}
