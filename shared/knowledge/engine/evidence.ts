import type { Candidate } from './candidates.ts'
import { impactOf } from './impact.ts'
import { pairHash, pairKey, type Question } from './question.ts'
import { numberOfTerm } from './segment.ts'
import type { SearchedPart, Shelf } from './shelf.ts'
import { TermCounts } from './term-counts.ts'
import { readVarints } from './varint.ts'
import { weights } from './weights.ts'

/** What one document's texts say to the question. */
export type Evidence = {
  readonly candidate: Candidate
  readonly sectionCount: number
  /** By section and turn (`section * turns + turn`): how much the section, and its document, speak of the turn. */
  readonly scores: Float32Array
  /** By concept: how well the document answers it, the best of its options, from 0 to 1. */
  readonly found: Float32Array
  /** By concept: the slot that answered it best; 0 for none. */
  readonly foundBy: Uint16Array
  /** By concept: whether that stands in the title or among the synonyms. */
  readonly inHead: Uint8Array
}

const separator = 0

/** A body's words count less than a title's or a synonym's as a sign that the document is about them. */
const foundInBody = 0.75

/**
 * Reads candidates closely. A section's score for a turn is
 *
 *   section.share · Σ over concepts of max over options( likeness · rarity · BM25 of the option in the section )
 *   + document.share · the same with BM25F of the whole document
 *   + the worth of the turn's pairs that stand in a row here, each once
 */
export function createReader(shelf: Shelf) {
  // One slot number a term of a segment, cleared after each question: reading a text is then one look-up a word.
  const marks = shelf.parts.map(({ segment }) => new Uint16Array(segment.documentFrequency.length))

  const mark = ({ slots }: Question) =>
    slots.flatMap(({ term }, place) =>
      shelf.parts.flatMap(({ segment }, part) => {
        const number = numberOfTerm(segment, term)
        const of = marks[part]
        if (number === 0 || !of) return []
        of[number] = place + 1
        return [{ of, number }]
      }),
    )

  return (candidates: readonly Candidate[], question: Question): Evidence[] => {
    const marked = mark(question)
    const reading = new Reading(question)
    const evidence = candidates.map((candidate) => {
      const searched = shelf.parts[candidate.part] as SearchedPart
      return reading.read(candidate, searched.segment, marks[candidate.part] as Uint16Array)
    })
    for (const { of, number } of marked) of[number] = 0
    return evidence
  }
}

let numbers = new Uint32Array(1024)

/** One question's reading of its candidates. Everything here is scratch, used again for each. */
class Reading {
  readonly #question: Question
  readonly #turns: number
  readonly #head: TermCounts
  readonly #section: TermCounts
  readonly #whole: TermCounts
  readonly #best: Float32Array
  readonly #touched: number[] = []
  readonly #pairs = new Set<number>()

  constructor(question: Question) {
    const slots = question.slots.length + 1
    this.#question = question
    this.#turns = question.turns.length
    this.#head = new TermCounts(slots)
    this.#section = new TermCounts(slots)
    this.#whole = new TermCounts(slots)
    this.#best = new Float32Array(question.turnOfConcept.length)
  }

  read(candidate: Candidate, segment: SearchedPart['segment'], slotOf: Uint16Array): Evidence {
    const firstPart = segment.firstParts[candidate.document] as number
    const sectionCount = (segment.firstParts[candidate.document + 1] as number) - firstPart - 1
    const concepts = this.#question.turnOfConcept.length
    const evidence: Evidence = {
      candidate,
      sectionCount: Math.max(1, sectionCount),
      scores: new Float32Array(Math.max(1, sectionCount) * this.#turns),
      found: new Float32Array(concepts),
      foundBy: new Uint16Array(concepts),
      inHead: new Uint8Array(concepts),
    }
    this.#head.clear()
    this.#whole.clear()
    this.#readPart(segment, firstPart, slotOf, this.#head)
    this.#addPairs(evidence, -1)
    let length = 0
    for (let section = 0; section < sectionCount; section++) {
      this.#section.clear()
      const words = this.#readPart(segment, firstPart + 1 + section, slotOf, this.#section)
      this.#addPairs(evidence, section)
      this.#scoreSection(evidence, section, words)
      this.#whole.add(this.#section)
      length += words
    }
    if (sectionCount === 0) this.#scoreSection(evidence, 0, 0)
    this.#scoreDocument(evidence, length)
    return evidence
  }

  /** Counts a part's slots, before its first separator and after; gives how many words it has. */
  #readPart(segment: SearchedPart['segment'], part: number, slotOf: Uint16Array, counts: TermCounts): number {
    const from = segment.partStarts[part] as number
    const until = segment.partStarts[part + 1] as number
    if (numbers.length < until - from) numbers = new Uint32Array((until - from) * 2)
    const count = readVarints(segment.sequences, from, until, numbers)
    this.#pairs.clear()
    let isAfter = false
    let before = 0
    for (let at = 0; at < count; at++) {
      const number = numbers[at] as number
      if (number === separator) isAfter = true
      const slot = slotOf[number] as number
      if (slot > 0) {
        counts.count(slot, isAfter)
        if (before > 0 && this.#question.mayPair[pairHash(before, slot)] === 1) this.#pairs.add(pairKey(before, slot))
      }
      before = slot
    }
    return count
  }

  /** @param section -1: of the head, and so of all sections */
  #addPairs({ scores, sectionCount }: Evidence, section: number): void {
    for (const key of this.#pairs) {
      const pair = this.#question.pairs.get(key)
      if (!pair) continue
      const [from, until] = section < 0 ? [0, sectionCount] : [section, section + 1]
      for (let each = from; each < until; each++) {
        for (const turn of pair.turns) addTo(scores, each * this.#turns + turn, pair.worth)
      }
    }
  }

  #scoreSection({ scores }: Evidence, section: number, length: number): void {
    const { k1, b, words, heading, body, title, synonyms, share } = weights.section
    const norm = k1 * (1 - b + (b * length) / words)
    const score = (slot: number) => {
      const frequency =
        this.#section.before(slot) * heading +
        this.#section.after(slot) * body +
        this.#head.before(slot) * title +
        Math.min(1, this.#head.after(slot)) * synonyms
      const { sectionRarity } = this.#question.slots[slot - 1] as Question['slots'][number]
      this.#answerConcepts(slot, (share * sectionRarity * frequency * (k1 + 1)) / (frequency + norm))
    }
    for (const slot of this.#section.slots) score(slot)
    for (const slot of this.#head.slots) if (!this.#section.has(slot)) score(slot)
    this.#settle((turn, worth) => addTo(scores, section * this.#turns + turn, worth))
  }

  #scoreDocument(evidence: Evidence, length: number): void {
    const score = (slot: number) => {
      const title = this.#head.before(slot)
      const synonyms = Math.min(1, this.#head.after(slot))
      const impact = impactOf(title, synonyms, this.#whole.before(slot), this.#whole.after(slot), length)
      const { documentRarity, uses } = this.#question.slots[slot - 1] as Question['slots'][number]
      this.#answerConcepts(slot, weights.document.share * documentRarity * impact)
      const isHead = title + synonyms > 0
      for (const { concept, likeness } of uses) note(evidence, concept, slot, likeness, isHead)
    }
    for (const slot of this.#whole.slots) score(slot)
    for (const slot of this.#head.slots) if (!this.#whole.has(slot)) score(slot)
    this.#settle((turn, worth) => {
      for (let each = 0; each < evidence.sectionCount; each++) addTo(evidence.scores, each * this.#turns + turn, worth)
    })
  }

  /** A concept is answered by its best option alone. */
  #answerConcepts(slot: number, worth: number): void {
    const { uses } = this.#question.slots[slot - 1] as Question['slots'][number]
    for (const { concept, likeness } of uses) {
      const before = this.#best[concept] as number
      if (before === 0) this.#touched.push(concept)
      if (worth * likeness > before) this.#best[concept] = worth * likeness
    }
  }

  #settle(add: (turn: number, worth: number) => void): void {
    for (const concept of this.#touched) {
      add(this.#question.turnOfConcept[concept] as number, this.#best[concept] as number)
      this.#best[concept] = 0
    }
    this.#touched.length = 0
  }
}

function addTo(into: Float32Array, at: number, value: number) {
  into[at] = (into[at] as number) + value
}

function note({ found, foundBy, inHead }: Evidence, concept: number, slot: number, likeness: number, isHead: boolean) {
  const strength = likeness * (isHead ? 1 : foundInBody)
  if (strength <= (found[concept] as number)) return
  found[concept] = strength
  foundBy[concept] = slot
  inHead[concept] = isHead ? 1 : 0
}
