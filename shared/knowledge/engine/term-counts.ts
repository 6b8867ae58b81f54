/** How often each slot stands in a text, before its first separator and after it. Cleared in time of what it holds. */
export class TermCounts {
  readonly #before: Uint16Array
  readonly #after: Uint16Array
  /** The slots that stand in the text at all. */
  readonly slots: number[] = []

  constructor(slots: number) {
    this.#before = new Uint16Array(slots)
    this.#after = new Uint16Array(slots)
  }

  count(slot: number, isAfter: boolean): void {
    if (!this.has(slot)) this.slots.push(slot)
    const into = isAfter ? this.#after : this.#before
    into[slot] = (into[slot] as number) + 1
  }

  before(slot: number): number {
    return this.#before[slot] as number
  }

  after(slot: number): number {
    return this.#after[slot] as number
  }

  has(slot: number): boolean {
    return (this.#before[slot] as number) > 0 || (this.#after[slot] as number) > 0
  }

  add(other: TermCounts): void {
    for (const slot of other.slots) {
      if (!this.has(slot)) this.slots.push(slot)
      this.#before[slot] = (this.#before[slot] as number) + other.before(slot)
      this.#after[slot] = (this.#after[slot] as number) + other.after(slot)
    }
  }

  clear(): void {
    for (const slot of this.slots) {
      this.#before[slot] = 0
      this.#after[slot] = 0
    }
    this.slots.length = 0
  }
}
