/**
 * Lets one work be under way and one wait. A burst of inputs never queues: of those that arrive in the meantime only
 * the newest is worked on, and those it superseded resolve with its outcome.
 */
export function latestWins<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  let underWay = false
  let waiting: { input: Input; readonly outcome: Promise<Output>; readonly begin: () => void } | null = null

  const run = async (input: Input): Promise<Output> => {
    underWay = true
    try {
      return await work(input)
    } finally {
      underWay = false
      const next = waiting
      waiting = null
      next?.begin()
    }
  }

  return (input) => {
    if (!underWay) return run(input)
    if (waiting) {
      waiting.input = input
      return waiting.outcome
    }
    let begin = () => {}
    const turn = new Promise<void>((resolve) => {
      begin = resolve
    })
    const mine: { input: Input; outcome: Promise<Output>; begin: () => void } = {
      input,
      outcome: turn.then(() => run(mine.input)),
      begin: () => {
        // Taken at once: between the resolution and its callback somebody could otherwise start a second work.
        underWay = true
        begin()
      },
    }
    waiting = mine
    return mine.outcome
  }
}
