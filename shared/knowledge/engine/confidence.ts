import type { Question } from './question.ts'
import type { Ranked } from './ranker.ts'
import type { Shelf } from './shelf.ts'

/** What makes one document more or less sure to be asked for; every number from 0 up. */
export type Signs = {
  /** The share of what a turn's words tell that the document answers. */
  readonly coverage: number
  /** How much that is: in rare words' worth. */
  readonly mass: number
  /** The share of it that stands in title or synonyms. */
  readonly head: number
  /** The belief in the document against all others. */
  readonly belief: number
}

/** How sure a document is, and the turn that says so. */
export type Confidence = { readonly value: number; readonly turn: number; readonly signs: Signs }

/**
 * Found by `npm run bench quality -- --fit`: a logistic regression of "this is the answer" on the signs of the first
 * three documents of every question set apart for tuning.
 */
export const confidenceWeights = { base: -3.2, coverage: 3.4, mass: 1.1, head: 0.9, belief: 1.6 }

/** An older turn says less about what is asked now. */
const fadeByTurn = 0.93
const turnsRead = 8

/** What an unknown word tells: it may be what matters, or the resident's name. As a share of the rarest known word's. */
const unknownShare = 0.5

/** How probable it is that a document answers what was asked, judged by the turn that speaks for it most. */
export function confidenceOf(ranked: Ranked, question: Question, shelf: Shelf): Confidence {
  const { turns } = question
  const most = Math.log(1 + shelf.size / 0.5)
  const first = Math.max(0, turns.length - turnsRead)
  let best: Confidence = { value: 0, turn: turns.length - 1, signs: { coverage: 0, mass: 0, head: 0, belief: 0 } }
  for (let turn = first; turn < turns.length; turn++) {
    const signs = signsIn(turn, ranked, question, most, shelf)
    const value = confidenceFrom(signs) * fadeByTurn ** (turns.length - 1 - turn)
    if (value > best.value) best = { value, turn, signs }
  }
  return best
}

export function confidenceFrom({ coverage, mass, head, belief }: Signs): number {
  if (mass === 0) return 0
  const w = confidenceWeights
  const sum = w.base + w.coverage * coverage + w.mass * Math.log1p(mass) + w.head * head + w.belief * belief
  return 1 / (1 + Math.exp(-sum))
}

function signsIn(turn: number, { evidence, belief }: Ranked, question: Question, most: number, shelf: Shelf): Signs {
  let asked = 0
  let found = 0
  let inHead = 0
  const concepts = question.turns[turn]?.concepts ?? []
  const offset = question.turnOfConcept.indexOf(turn)
  concepts.forEach(({ options }, place) => {
    const concept = offset + place
    const known = options.map(({ term }) => shelf.rarityOf(term))
    const worth = known.length === 0 ? unknownShare : Math.min(1, Math.max(...known) / most)
    asked += worth
    const strength = evidence.found[concept] ?? 0
    const slot = question.slots[(evidence.foundBy[concept] ?? 0) - 1]
    if (strength === 0 || !slot) return
    const told = strength * Math.min(1, shelf.rarityOf(slot.term) / most)
    found += told
    if (evidence.inHead[concept] === 1) inHead += told
  })
  return asked === 0 || found === 0
    ? { coverage: 0, mass: 0, head: 0, belief }
    : { coverage: found / asked, mass: found, head: inHead / found, belief }
}
