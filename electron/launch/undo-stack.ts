/** Remembers how to stop what was started; stops the last first. */
export class UndoStack {
  readonly #steps: (() => Promise<void>)[] = []
  #undoing: Promise<void> | null = null

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  /**
   * Stops everything, each once; asked again meanwhile, resolves with the first. A step that fails does not keep the
   * others from stopping; the first failure is thrown.
   */
  undo(): Promise<void> {
    this.#undoing ??= this.#undoAll().finally(() => {
      this.#undoing = null
    })
    return this.#undoing
  }

  async #undoAll(): Promise<void> {
    const failures: unknown[] = []
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      await step().catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw failures[0]
  }
}
