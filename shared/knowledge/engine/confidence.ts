import { isFillerTerm } from './filler-terms.ts'
import type { Question } from './question.ts'
import type { Ranked } from './ranker.ts'
import type { Concept } from './read-turns.ts'
import { headOf, type Shelf } from './shelf.ts'

/** What makes one document more or less sure to be asked for; every number from 0 up. */
export type Signs = {
  /** The share of what a turn's words tell that the document answers. */
  readonly coverage: number
  /** How much that is: in rare words' worth. */
  readonly mass: number
  /** The share of it that stands in title or synonyms. */
  readonly head: number
  /** The largest share of the title, or of one synonym, that was said. */
  readonly phrase: number
  /** The belief in the document and its peers against all others. */
  readonly standing: number
}

/** How sure a document is, and the turn that says so. */
export type Confidence = { readonly value: number; readonly turn: number; readonly signs: Signs }

/**
 * A logistic regression of "this is the answer" on the signs of the first three documents of every question set apart
 * for tuning; found by `npm run fit-confidence`.
 */
export const confidenceWeights = { base: -5.47, coverage: 1.7, mass: 1.28, head: 0.21, phrase: 1.78, standing: 2.76 }

/** An older turn says less about what is asked now. */
const fadeByTurn = 0.93
const turnsRead = 8

/** What an unknown word tells: it may be what matters, or the resident's name. As a share of the rarest known word's. */
const unknownShare = 0.5

const nothing: Signs = { coverage: 0, mass: 0, head: 0, phrase: 0, standing: 0 }

/** How probable it is that a document answers what was asked, judged by the turn that speaks for it most. */
export function confidenceOf(ranked: Ranked, question: Question, shelf: Shelf): Confidence {
  const last = question.turns.length - 1
  let best: Confidence = { value: 0, turn: last, signs: nothing }
  const phrases = phrasesOf(ranked, shelf)
  for (let turn = Math.max(0, last - turnsRead + 1); turn <= last; turn++) {
    const signs = signsIn(turn, ranked, question, shelf, phrases)
    const value = confidenceFrom(signs) * fadeByTurn ** (last - turn)
    if (value > best.value) best = { value, turn, signs }
  }
  return best
}

export function confidenceFrom({ coverage, mass, head, phrase, standing }: Signs): number {
  if (mass === 0) return 0
  const w = confidenceWeights
  const ofWords = w.coverage * coverage + w.mass * Math.log1p(mass) + w.head * head
  return 1 / (1 + Math.exp(-(w.base + ofWords + w.phrase * phrase + w.standing * standing)))
}

/** A term's rarity from 0 (in every document) to 1 (in one). */
const toldBy = (term: string, shelf: Shelf) => Math.min(1, shelf.rarityOf(term) / Math.log(1 + shelf.size / 0.5))

function signsIn(
  turn: number,
  { evidence, standing }: Ranked,
  question: Question,
  shelf: Shelf,
  phrases: readonly (readonly Told[])[],
): Signs {
  let asked = 0
  let found = 0
  let inHead = 0
  const said = new Map<string, number>()
  const offset = question.turnOfConcept.indexOf(turn)
  for (const [place, concept] of (question.turns[turn]?.concepts ?? []).entries()) {
    for (const { term, likeness } of concept.options) said.set(term, Math.max(likeness, said.get(term) ?? 0))
    const slot = question.slots[(evidence.foundBy[offset + place] ?? 0) - 1]
    if (!counts(concept, slot !== undefined)) continue
    asked += askedBy(concept, shelf)
    if (!slot) continue
    const told = (evidence.found[offset + place] ?? 0) * toldBy(slot.term, shelf)
    found += told
    inHead += (evidence.inHead[offset + place] ?? 0) * told
  }
  if (asked === 0 || found === 0) return { ...nothing, standing }
  return { coverage: found / asked, mass: found, head: inHead / found, phrase: phraseIn(phrases, said), standing }
}

const counts = ({ proves }: Concept, isFound: boolean) => proves === 'always' || (proves === 'when-found' && isFound)

/** What a concept tells: as it was said, or by what it may stand for where no text has that. */
function askedBy({ options, known }: Concept, shelf: Shelf): number {
  const [said] = options
  if (!said) return unknownShare
  return known ? toldBy(said.term, shelf) : Math.max(...options.map(({ term }) => toldBy(term, shelf)))
}

type Told = { readonly term: string; readonly told: number }

/** Title and synonyms as the telling terms that they are made of. */
function phrasesOf({ evidence: { candidate } }: Ranked, shelf: Shelf): Told[][] {
  const part = shelf.parts[candidate.part]
  if (!part) return []
  return headOf(part.segment, candidate.document).map((terms) =>
    terms.filter((term) => !isFillerTerm(term, shelf.language)).map((term) => ({ term, told: toldBy(term, shelf) })),
  )
}

/** A phrase of one common word is soon said: it counts as if it were as long as an ordinary one. */
const ordinaryPhrase = 1.2

function phraseIn(phrases: readonly (readonly Told[])[], said: ReadonlyMap<string, number>): number {
  return Math.max(
    0,
    ...phrases.map((phrase) => {
      const all = phrase.reduce((sum, { told }) => sum + told, 0)
      const these = phrase.reduce((sum, { term, told }) => sum + told * (said.get(term) ?? 0), 0)
      return these / Math.max(all, ordinaryPhrase)
    }),
  )
}
