import type { Candidate } from './candidates.ts'
import { impactOf } from './impact.ts'
import { pairKey, type Question } from './question.ts'
import { numberOfTerm } from './segment.ts'
import type { Shelf } from './shelf.ts'
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
const fields = { title: 0, synonyms: 1, heading: 2, body: 3 } as const

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
  let numbers = new Uint32Array(1024)

  return (candidates: readonly Candidate[], question: Question): Evidence[] => {
    const marked = mark(question)
    const scratch = toScratch(question)
    const evidence = candidates.map((candidate) => read(candidate, question, scratch))
    for (const { part, number } of marked) {
      const of = marks[part]
      if (of) of[number] = 0
    }
    return evidence
  }

  function mark({ slots }: Question) {
    return slots.flatMap(({ term }, place) =>
      shelf.parts.flatMap(({ segment }, part) => {
        const number = numberOfTerm(segment, term)
        const of = marks[part]
        if (number === 0 || !of) return []
        of[number] = place + 1
        return [{ part, number }]
      }),
    )
  }

  function read(candidate: Candidate, question: Question, scratch: Scratch): Evidence {
    const { segment } = shelf.parts[candidate.part] as (typeof shelf.parts)[number]
    const slotOf = marks[candidate.part] as Uint16Array
    const firstPart = segment.firstParts[candidate.document] as number
    const sectionCount = Math.max(1, (segment.firstParts[candidate.document + 1] as number) - firstPart - 1)
    const turns = question.turns.length
    const evidence: Evidence = {
      candidate,
      sectionCount,
      scores: new Float32Array(sectionCount * turns),
      found: new Float32Array(question.turnOfConcept.length),
      foundBy: new Uint16Array(question.turnOfConcept.length),
      inHead: new Uint8Array(question.turnOfConcept.length),
    }
    scratch.ofDocument.fill(0)
    let length = 0
    readPart(firstPart, -1)
    scratch.ofHead.set(scratch.ofDocument)
    for (let section = 0; section < sectionCount; section++) {
      scratch.ofSection.fill(0)
      const bodyLength =
        firstPart + 1 + section < (segment.firstParts[candidate.document + 1] as number)
          ? readPart(firstPart + 1 + section, section)
          : 0
      length += bodyLength
      scoreSection(section, bodyLength, question, scratch, evidence)
    }
    scoreDocument(length, question, scratch, evidence)
    return evidence

    /** Counts the slots of a part, and finds pairs; gives how many terms it has. */
    function readPart(part: number, section: number): number {
      const from = segment.partStarts[part] as number
      const until = segment.partStarts[part + 1] as number
      if (numbers.length < until - from) numbers = new Uint32Array((until - from) * 2)
      const count = readVarints(segment.sequences, from, until, numbers)
      let field: number = section < 0 ? fields.title : fields.heading
      let before = 0
      scratch.pairsHere.clear()
      for (let at = 0; at < count; at++) {
        const number = numbers[at] as number
        if (number === separator) {
          if (field !== fields.body) field = section < 0 ? fields.synonyms : fields.body
          before = 0
          continue
        }
        const slot = slotOf[number] as number
        if (slot > 0) {
          scratch.ofDocument[slot * 4 + field] = (scratch.ofDocument[slot * 4 + field] as number) + 1
          if (section >= 0)
            scratch.ofSection[slot * 2 + field - 2] = (scratch.ofSection[slot * 2 + field - 2] as number) + 1
          if (before > 0) foundPair(pairKey(before, slot), section)
        }
        before = slot
      }
      return count
    }

    function foundPair(key: number, section: number) {
      const pair = question.pairs.get(key)
      if (!pair || scratch.pairsHere.has(key)) return
      scratch.pairsHere.add(key)
      for (const turn of pair.turns) {
        if (section >= 0) {
          evidence.scores[section * turns + turn] = (evidence.scores[section * turns + turn] as number) + pair.worth
        } else {
          for (let each = 0; each < sectionCount; each++) {
            evidence.scores[each * turns + turn] = (evidence.scores[each * turns + turn] as number) + pair.worth
          }
        }
      }
    }
  }
}

type Scratch = ReturnType<typeof toScratch>

function toScratch({ slots, turnOfConcept }: Question) {
  return {
    /** By slot and field: how often. */
    ofDocument: new Float32Array((slots.length + 1) * 4),
    ofHead: new Float32Array((slots.length + 1) * 4),
    ofSection: new Float32Array((slots.length + 1) * 2),
    best: new Float32Array(turnOfConcept.length),
    pairsHere: new Set<number>(),
  }
}

function scoreSection(section: number, length: number, question: Question, scratch: Scratch, { scores }: Evidence) {
  const { k1, b, words, heading, body, title, synonyms, share } = weights.section
  const { slots, turnOfConcept, turns } = question
  const norm = k1 * (1 - b + (b * length) / words)
  scratch.best.fill(0)
  for (let place = 0; place < slots.length; place++) {
    const slot = place + 1
    const frequency =
      (scratch.ofSection[slot * 2] as number) * heading +
      (scratch.ofSection[slot * 2 + 1] as number) * body +
      (scratch.ofHead[slot * 4] as number) * title +
      Math.min(1, scratch.ofHead[slot * 4 + 1] as number) * synonyms
    if (frequency === 0) continue
    const { sectionRarity, uses } = slots[place] as (typeof slots)[number]
    const worth = (share * sectionRarity * frequency * (k1 + 1)) / (frequency + norm)
    for (const { concept, likeness } of uses) {
      if (worth * likeness > (scratch.best[concept] as number)) scratch.best[concept] = worth * likeness
    }
  }
  for (let concept = 0; concept < turnOfConcept.length; concept++) {
    const at = section * turns.length + (turnOfConcept[concept] as number)
    scores[at] = (scores[at] as number) + (scratch.best[concept] as number)
  }
}

function scoreDocument(length: number, question: Question, scratch: Scratch, evidence: Evidence) {
  const { slots, turnOfConcept, turns } = question
  const { ofDocument, best } = scratch
  const { found, foundBy, inHead, scores, sectionCount } = evidence
  best.fill(0)
  for (let place = 0; place < slots.length; place++) {
    const at = (place + 1) * 4
    const [title, synonyms, heading, body] = [
      ofDocument[at] as number,
      Math.min(1, ofDocument[at + 1] as number),
      ofDocument[at + 2] as number,
      ofDocument[at + 3] as number,
    ]
    if (title + synonyms + heading + body === 0) continue
    const { documentRarity, uses } = slots[place] as (typeof slots)[number]
    const worth = weights.document.share * documentRarity * impactOf(title, synonyms, heading, body, length)
    const isHead = title + synonyms > 0
    for (const { concept, likeness } of uses) {
      if (worth * likeness > (best[concept] as number)) best[concept] = worth * likeness
      const strength = likeness * (isHead ? 1 : 0.75)
      if (strength > (found[concept] as number)) {
        found[concept] = strength
        foundBy[concept] = place + 1
        inHead[concept] = isHead ? 1 : 0
      }
    }
  }
  for (let concept = 0; concept < turnOfConcept.length; concept++) {
    if (best[concept] === 0) continue
    for (let section = 0; section < sectionCount; section++) {
      const at = section * turns.length + (turnOfConcept[concept] as number)
      scores[at] = (scores[at] as number) + (best[concept] as number)
    }
  }
}
