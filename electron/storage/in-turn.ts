/** Runs works one after another, in the order asked. Whoever asked for one hears of its failure; the next goes on. */
export function inTurn(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const run = last.then(work)
    last = run.then(
      () => undefined,
      () => undefined,
    )
    return run
  }
}
