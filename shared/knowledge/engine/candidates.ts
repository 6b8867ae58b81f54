import type { ReadTurn } from './read-turns.ts'
import { numberOfTerm, type Segment } from './segment.ts'
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

/** How many each of the last turns names by itself, so that its question is not forgotten. */
const namedByATurn = 8
const recentTurns = 3

/** How many of a turn's best count towards the choice for all turns. */
const remembered = 96

/**
 * How much an older turn counts in the choice, and how many count at all; the close reading weighs turns by itself, and
 * reads all of them.
 */
const fadeByTurn = 0.8
const choosingTurns = 8

/**
 * Past so many postings a turn makes do with its rarest terms: what stands in every tenth document tells little, and the
 * close reading counts it anyway. A few thousand documents never come there.
 */
const mostPostings = 24_000
const fewestTerms = 3

type Scored = Candidate & { readonly score: number }
type Found = { readonly best: readonly Scored[]; readonly count: number }

/** The documents to read closely, and how many at least have any of the words. */
export type Choice = { readonly candidates: readonly Candidate[]; readonly matching: number }

/**
 * Chooses from all documents of a shelf those to read closely, by one pass over the postings of what was said: the best
 * for all turns together, newer ones more, and the best of each of the last turns. A turn is scored once: a conversation
 * is asked again at every keystroke.
 */
export function createChooser(shelf: Shelf) {
  const scores = shelf.parts.map(({ segment }) => new Float32Array(segment.documentCount))
  const known = new WeakMap<ReadTurn, { readonly filter: string; readonly found: Found }>()

  const findFor = (turn: ReadTurn, filter: Filter): Found => {
    const key = `${filter.day} ${filter.facet}`
    const before = known.get(turn)
    if (before?.filter === key) return before.found
    for (const into of scores) into.fill(0)
    for (const { term, worth } of tellingTerms(turn, shelf)) {
      for (const [part, { segment }] of shelf.parts.entries()) addPostings(segment, term, worth, scores[part])
    }
    const found = bestOf(shelf.parts, scores, filter)
    known.set(turn, { filter: key, found })
    return found
  }

  return (turns: readonly ReadTurn[], filter: Filter, most: number): Choice => {
    let matching = 0
    const whole = new Map<number, Scored>()
    const chosen = new Map<number, Candidate>()
    let back = 0
    for (const turn of telling(turns)) {
      const { best, count } = findFor(turn, filter)
      matching = Math.max(matching, count)
      if (back < recentTurns) for (const scored of best.slice(0, namedByATurn)) chosen.set(keyOf(scored), scored)
      const share = fadeByTurn ** back * weights.speaker[turn.speaker]
      for (const { part, document, score } of best) {
        const key = keyOf({ part, document })
        whole.set(key, { part, document, score: (whole.get(key)?.score ?? 0) + share * score })
      }
      back += 1
    }
    const best = [...whole.values()].sort((a, b) => b.score - a.score).slice(0, most)
    for (const scored of best) chosen.set(keyOf(scored), scored)
    return { candidates: [...chosen.values()], matching }
  }
}

/** The last turns that tell anything, newest first. */
const telling = (turns: readonly ReadTurn[]) =>
  turns
    .filter(({ concepts }) => concepts.length > 0)
    .slice(-choosingTurns)
    .reverse()

const keyOf = ({ part, document }: Candidate) => part * 0x4000_0000 + document

function tellingTerms({ concepts }: ReadTurn, shelf: Shelf) {
  const all = concepts.flatMap(({ options }) =>
    options.map(({ term, likeness }) => ({
      term,
      worth: likeness * shelf.rarityOf(term) ** weights.document.rarity,
      frequency: shelf.documentFrequency(term),
    })),
  )
  let postings = 0
  return all
    .sort((a, b) => a.frequency - b.frequency)
    .filter(({ frequency }, place) => {
      postings += frequency
      return place < fewestTerms || postings <= mostPostings
    })
}

function addPostings(segment: Segment, term: string, worth: number, into: Float32Array | undefined) {
  const number = numberOfTerm(segment, term)
  if (number === 0 || !into) return
  const { postingStarts, postingDocuments, postingImpacts } = segment
  const until = postingStarts[number + 1] as number
  for (let place = postingStarts[number] as number; place < until; place++) {
    const document = postingDocuments[place] as number
    into[document] = (into[document] as number) + worth * (postingImpacts[place] as number)
  }
}

/** The best of all parts that the filter lets through, best first, and how many it lets through. */
function bestOf(parts: readonly SearchedPart[], scores: readonly Float32Array[], filter: Filter): Found {
  let best: Scored[] = []
  let count = 0
  let least = 0
  const shorten = () => {
    best = best.sort((a, b) => b.score - a.score).slice(0, remembered)
    least = best[remembered - 1]?.score ?? 0
  }
  parts.forEach((searched, part) => {
    const lets = letsThrough(searched, filter)
    const of = scores[part] ?? new Float32Array(0)
    for (let document = 0; document < of.length; document++) {
      const score = of[document] as number
      if (score === 0 || !lets(document)) continue
      count += 1
      if (score <= least) continue
      best.push({ part, document, score })
      if (best.length === remembered * 4) shorten()
    }
  })
  shorten()
  return { best, count }
}

/** Whether a document of this part lives, is valid on the day and has the facet. */
function letsThrough({ segment, isDead }: SearchedPart, { day, facet }: Filter): (document: number) => boolean {
  const { validFrom, validUntil, facets, facetOfDocument } = segment
  const wanted = facet === null ? -1 : findString(facets, facet)
  return (document) =>
    isDead[document] === 0 &&
    (validFrom[document] as number) <= day &&
    day <= (validUntil[document] as number) &&
    (facet === null || facetOfDocument[document] === wanted)
}
