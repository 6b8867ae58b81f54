import type { ReadTurn } from './read-turns.ts'
import { numberOfTerm } from './segment.ts'
import type { SearchedPart, Shelf } from './shelf.ts'
import { findString } from './string-table.ts'
import { weights } from './weights.ts'

/** A living document that is worth reading closely. */
export type Candidate = { readonly part: number; readonly document: number }

/** Which documents may be found at all. */
export type Filter = {
  /** As a number, 20261231: what is not valid on that day is not there. */
  readonly day: number
  /** Only documents with this facet; null: all. */
  readonly facet: string | null
}

/** How many are read closely; how many of them each turn names by itself, so that an older question is not forgotten. */
const mostCandidates = 64
const namedByATurn = 24

/** How much an older turn counts in the choice; the close reading weighs turns by itself. */
const fadeByTurn = 0.8

/**
 * Chooses from all documents of a shelf those to read closely, by one pass over the postings of what was said: the best
 * for all turns together, newer ones more, and the best of each of the last turns.
 */
export function createChooser(shelf: Shelf) {
  const scores = shelf.parts.map(({ segment }) => new Float32Array(segment.documentCount))
  const whole = shelf.parts.map(({ segment }) => new Float32Array(segment.documentCount))

  const scoreTurn = (turn: ReadTurn) => {
    for (const { options } of turn.concepts) {
      for (const { term, likeness } of options) {
        const worth = likeness * shelf.rarityOf(term) ** weights.document.rarity
        shelf.parts.forEach(({ segment }, part) => {
          const number = numberOfTerm(segment, term)
          const into = scores[part]
          if (number > 0 && into) addPostings(segment, number, worth, into)
        })
      }
    }
  }

  return (turns: readonly ReadTurn[], filter: Filter): Candidate[] => {
    const chosen = new Map<string, Candidate>()
    const choose = (best: readonly Candidate[]) => {
      for (const candidate of best) chosen.set(`${candidate.part} ${candidate.document}`, candidate)
    }
    for (const into of whole) into.fill(0)
    for (const [back, turn] of [...turns].reverse().entries()) {
      if (turn.concepts.length === 0) continue
      for (const into of scores) into.fill(0)
      scoreTurn(turn)
      if (back < recentTurns) choose(bestOf(shelf.parts, scores, filter, namedByATurn))
      const share = fadeByTurn ** back * weights.speaker[turn.speaker]
      for (const [part, into] of whole.entries()) addScaled(scores[part] ?? into, share, into)
    }
    choose(bestOf(shelf.parts, whole, filter, mostCandidates))
    return [...chosen.values()]
  }
}

const recentTurns = 4

function addPostings(segment: SearchedPart['segment'], number: number, worth: number, into: Float32Array) {
  const { postingStarts, postingDocuments, postingImpacts } = segment
  const until = postingStarts[number + 1] as number
  for (let place = postingStarts[number] as number; place < until; place++) {
    const document = postingDocuments[place] as number
    into[document] = (into[document] as number) + worth * (postingImpacts[place] as number)
  }
}

function addScaled(from: Float32Array, share: number, into: Float32Array) {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + share * (from[at] as number)
}

/** The `most` best of all parts that the filter lets through, in a list kept sorted by insertion. */
function bestOf(parts: readonly SearchedPart[], scores: readonly Float32Array[], filter: Filter, most: number) {
  const best: (Candidate & { readonly score: number })[] = []
  let least = 0
  parts.forEach((searched, part) => {
    const of = scores[part]
    if (!of) return
    const lets = letsThrough(searched, filter)
    for (let document = 0; document < of.length; document++) {
      const score = of[document] as number
      if (score <= least || !lets(document)) continue
      let place = best.length
      while (place > 0 && (best[place - 1]?.score ?? 0) < score) place--
      best.splice(place, 0, { part, document, score })
      if (best.length > most) best.pop()
      if (best.length === most) least = best[most - 1]?.score ?? 0
    }
  })
  return best
}

/** Whether a document of this part lives, is valid on the day and has the facet. */
export function letsThrough({ segment, isDead }: SearchedPart, { day, facet }: Filter): (document: number) => boolean {
  const { validFrom, validUntil, facets, facetOfDocument } = segment
  const wanted = facet === null ? -1 : findString(facets, facet)
  return (document) =>
    isDead[document] === 0 &&
    (validFrom[document] as number) <= day &&
    day <= (validUntil[document] as number) &&
    (facet === null || facetOfDocument[document] === wanted)
}
