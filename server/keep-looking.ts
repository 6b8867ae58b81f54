type Looking = {
  readonly everyMs: number
  /** Looks left out after one that failed: a database that is away is not asked all the time. */
  readonly looksToRest: number
  /** `isStopped` tells a long look that it may end early. */
  readonly look: (isStopped: () => boolean) => Promise<void>
  readonly onFailure: (error: unknown) => void
}

/** Looks again and again, one look at a time. Returns the end of it, which waits for the look that is under way. */
export function keepLooking({ everyMs, looksToRest, look, onFailure }: Looking): () => Promise<void> {
  let underWay: Promise<void> | null = null
  let [rest, isStopped] = [0, false]
  const lookOnce = async () => {
    try {
      await look(() => isStopped)
    } catch (error) {
      rest = looksToRest
      onFailure(error)
    }
  }
  const timer = setInterval(() => {
    if (rest > 0) rest--
    else
      underWay ??= lookOnce().finally(() => {
        underWay = null
      })
  }, everyMs)
  return async () => {
    isStopped = true
    clearInterval(timer)
    await underWay
  }
}
