import type { ReadTurn } from './read-turns.ts'
import type { Shelf } from './shelf.ts'
import { weights } from './weights.ts'

/** A term of the question: where it weighs what. Slots are numbered from 1. */
export type Slot = {
  readonly term: string
  readonly sectionRarity: number
  readonly documentRarity: number
  readonly uses: readonly { readonly concept: number; readonly likeness: number }[]
}

/** Everything that was said, laid out for scoring: which term answers which concept of which turn. */
export type Question = {
  readonly turns: readonly ReadTurn[]
  readonly slots: readonly Slot[]
  /** By concept, over all turns: the turn it belongs to. */
  readonly turnOfConcept: Uint16Array
  /** Key of two slots (see `pairKey`) to the turns in which they were said in a row, and what that is worth. */
  readonly pairs: ReadonlyMap<number, { readonly turns: readonly number[]; readonly worth: number }>
  /** By `pairHash`, 1 where a pair may be one of them: most neighbours in a text are none, and this says so at once. */
  readonly mayPair: Uint8Array
}

const slotBits = 12
export const mostSlots = (1 << slotBits) - 1
export const pairKey = (first: number, second: number): number => (first << slotBits) | second

const hashes = 1 << 14
export const pairHash = (first: number, second: number): number => (Math.imul(first, 0x9e5) ^ second) & (hashes - 1)

/** Terms that are only in pairs are slots too: `to pay` found as `to pay`. */
export function layOut(turns: readonly ReadTurn[], shelf: Shelf): Question {
  const numbers = new Map<string, number>()
  const uses: { concept: number; likeness: number }[][] = []
  const slotOf = (term: string): number => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    if (numbers.size >= mostSlots) return 0
    numbers.set(term, numbers.size + 1)
    uses.push([])
    return numbers.size
  }
  const turnOfConcept: number[] = []
  turns.forEach(({ concepts }, turn) => {
    for (const { options } of concepts) {
      const concept = turnOfConcept.push(turn) - 1
      for (const { term, likeness } of options) uses[slotOf(term) - 1]?.push({ concept, likeness })
    }
  })
  const mayPair = new Uint8Array(hashes)
  const pairs = new Map<number, { turns: number[]; worth: number }>()
  turns.forEach((turn, number) => {
    for (const [a, b] of turn.pairs) {
      if (shelf.documentFrequency(a) === 0 || shelf.documentFrequency(b) === 0) continue
      const [first, second] = [slotOf(a), slotOf(b)]
      const key = pairKey(first, second)
      mayPair[pairHash(first, second)] = 1
      const worth = weights.pair * (shelf.sectionRarityOf(a) + shelf.sectionRarityOf(b))
      const known = pairs.get(key) ?? { turns: [], worth }
      known.turns.push(number)
      pairs.set(key, known)
    }
  })
  const slots = [...numbers.keys()].map((term, place): Slot => {
    return {
      term,
      sectionRarity: shelf.sectionRarityOf(term) ** weights.section.rarity,
      documentRarity: shelf.rarityOf(term) ** weights.document.rarity,
      uses: uses[place] ?? [],
    }
  })
  return { turns, slots, turnOfConcept: Uint16Array.from(turnOfConcept), pairs, mayPair }
}
