import { facetOf, keyOf, refOf, type Segment } from './segment.ts'
import type { ShelfPart } from './shelf.ts'
import { stringAt, stringCount } from './string-table.ts'
import { readVarints } from './varint.ts'
import { type SegmentDocument, writeSegment } from './write-segment.ts'

/**
 * One segment with the living documents of several of the same language, in their order: the very segment that
 * indexing those documents at once would have made, without running Lunr again.
 */
export function mergeSegments(parts: readonly ShelfPart[]): Segment {
  const [first] = parts
  if (!first) throw new RangeError('There is nothing to merge.')
  const documents: SegmentDocument[] = []
  const words = new Map<string, { word: string; term: string; letters: number }>()
  for (const { segment, dead } of parts) {
    const terms = termsByNumber(segment)
    const gone = new Set(dead)
    const used = new Set<number>()
    for (let document = 0; document < segment.documentCount; document++) {
      if (!gone.has(document)) documents.push(readDocument(segment, document, terms, used))
    }
    for (let number = 0; number < stringCount(segment.words); number++) {
      const term = segment.termOfWord[number] ?? 0
      if (!used.has(term)) continue
      const word = stringAt(segment.words, number)
      words.set(word, { word, term: terms[term] ?? '', letters: segment.lettersOfWord[number] ?? 0 })
    }
  }
  return writeSegment(first.segment.language, documents, [...words.values()])
}

function termsByNumber(segment: Segment): string[] {
  const terms = ['']
  segment.numberOfTerm.forEach((number, place) => {
    terms[number] = stringAt(segment.terms, place)
  })
  return terms
}

function readDocument(
  segment: Segment,
  document: number,
  terms: readonly string[],
  used: Set<number>,
): SegmentDocument {
  const firstPart = segment.firstParts[document] ?? 0
  const count = (segment.firstParts[document + 1] ?? 0) - firstPart
  const parts = Array.from({ length: count }, (_, part) => readPart(segment, firstPart + part, terms, used))
  return {
    ref: refOf(segment, document),
    key: keyOf(segment, document),
    facet: facetOf(segment, document),
    validFrom: segment.validFrom[document] ?? 0,
    validUntil: segment.validUntil[document] ?? 0,
    parts,
  }
}

/** A part's stretches of terms. */
function readPart(segment: Segment, part: number, terms: readonly string[], used: Set<number>): string[][] {
  const from = segment.partStarts[part] ?? 0
  const until = segment.partStarts[part + 1] ?? 0
  const numbers = new Uint32Array(until - from)
  const stretches: string[][] = [[]]
  for (const number of numbers.subarray(0, readVarints(segment.sequences, from, until, numbers))) {
    if (number === 0) stretches.push([])
    else {
      stretches.at(-1)?.push(terms[number] ?? '')
      used.add(number)
    }
  }
  return stretches
}
