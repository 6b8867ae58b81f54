import type { Language } from '../language.ts'
import { isFillerTerm } from './filler-terms.ts'
import { impactOf, toByte } from './impact.ts'
import type { Segment } from './segment.ts'
import { toStringTable } from './string-table.ts'
import { VarintWriter } from './varint.ts'

/** A document as terms: parts (title and synonyms; then each section) of stretches of terms. */
export type SegmentDocument = {
  readonly ref: string
  readonly key: string
  readonly facet: string
  readonly validFrom: number
  readonly validUntil: number
  readonly parts: readonly (readonly (readonly string[])[])[]
}

type SegmentWord = { readonly word: string; readonly term: string; readonly letters: number }

const mostInShort = 65_536

/** Lays documents out as a segment. */
export function writeSegment(
  language: Language,
  documents: readonly SegmentDocument[],
  words: readonly SegmentWord[],
): Segment {
  const impacts = documents.map(({ parts }) => impactsOf(parts))
  const frequency = new Map<string, number>()
  for (const ofDocument of impacts) for (const term of ofDocument.keys()) bump(frequency, term)
  for (const { term } of words) if (!frequency.has(term)) frequency.set(term, 0)
  const byFrequency = [...frequency.keys()].sort(
    (a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0) || (a < b ? -1 : 1),
  )
  const numbers = new Map(byFrequency.map((term, place) => [term, place + 1]))
  const sorted = [...byFrequency].sort()
  const sortedWords = [...words].sort((a, b) => (a.word < b.word ? -1 : 1))
  const facets = [...new Set(documents.map(({ facet }) => facet))].sort()
  return {
    language,
    documentCount: documents.length,
    terms: toStringTable(sorted),
    numberOfTerm: Uint32Array.from(sorted, (term) => numbers.get(term) ?? 0),
    documentFrequency: Uint32Array.from(['', ...byFrequency], (term) => frequency.get(term) ?? 0),
    sectionFrequency: sectionFrequencies(documents, numbers),
    ...toPostings(impacts, numbers, language),
    words: toStringTable(sortedWords.map(({ word }) => word)),
    termOfWord: Uint32Array.from(sortedWords, ({ term }) => numbers.get(term) ?? 0),
    lettersOfWord: Uint32Array.from(sortedWords, ({ letters }) => letters),
    ...toSequences(documents, numbers),
    refs: toStringTable(documents.map(({ ref }) => ref)),
    keys: toStringTable(documents.map(({ key }) => key)),
    facets: toStringTable(facets),
    facetOfDocument: Uint16Array.from(documents, ({ facet }) => facets.indexOf(facet)),
    validFrom: Uint32Array.from(documents, ({ validFrom }) => validFrom),
    validUntil: Uint32Array.from(documents, ({ validUntil }) => validUntil),
  }
}

const bump = (counts: Map<string, number>, term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)

/** In how many sections each term stands; a title's and a synonym's words stand in all of their document. */
function sectionFrequencies(documents: readonly SegmentDocument[], numbers: ReadonlyMap<string, number>): Uint32Array {
  const frequencies = new Uint32Array(numbers.size + 1)
  for (const { parts } of documents) {
    const [head = [], ...sections] = parts
    const inAll = new Set(head.flat())
    const bump = (term: string, by: number) => {
      const number = numbers.get(term) ?? 0
      frequencies[number] = (frequencies[number] ?? 0) + by
    }
    for (const term of inAll) bump(term, Math.max(1, sections.length))
    for (const section of sections) for (const term of new Set(section.flat())) if (!inAll.has(term)) bump(term, 1)
  }
  return frequencies
}

/** How much the document is about each of its terms. */
function impactsOf(parts: SegmentDocument['parts']): Map<string, number> {
  const [head = [], ...sections] = parts
  const [title = [], ...synonyms] = head
  const counts = new Map<string, { title: number; synonyms: number; heading: number; body: number }>()
  const count = (terms: readonly string[], field: 'title' | 'synonyms' | 'heading' | 'body') => {
    for (const term of terms) {
      const found = counts.get(term) ?? { title: 0, synonyms: 0, heading: 0, body: 0 }
      found[field]++
      counts.set(term, found)
    }
  }
  count(title, 'title')
  // A word in five synonyms is one word for it.
  count([...new Set(synonyms.flat())], 'synonyms')
  for (const [heading = [], body = []] of sections) {
    count(heading, 'heading')
    count(body, 'body')
  }
  const length = sections.flat().reduce((sum, terms) => sum + terms.length, 0)
  return new Map(
    [...counts].map(([term, { title: t, synonyms: s, heading: h, body: b }]) => [term, impactOf(t, s, h, b, length)]),
  )
}

function toPostings(impacts: readonly Map<string, number>[], numbers: ReadonlyMap<string, number>, language: Language) {
  // What says nothing is never searched by itself: without its postings the index is half as large.
  const keeps = [...numbers.keys()].map((term) => !isFillerTerm(term, language))
  const lengths = new Uint32Array(numbers.size + 2)
  const eachPosting = (visit: (number: number, document: number, impact: number) => void) => {
    impacts.forEach((ofDocument, document) => {
      for (const [term, impact] of ofDocument) {
        const number = numbers.get(term) ?? 0
        if (keeps[number - 1]) visit(number, document, impact)
      }
    })
  }
  eachPosting((number) => {
    lengths[number + 1] = (lengths[number + 1] ?? 0) + 1
  })
  for (let number = 1; number < lengths.length; number++) {
    lengths[number] = (lengths[number] ?? 0) + (lengths[number - 1] ?? 0)
  }
  const postingStarts = lengths
  const total = postingStarts.at(-1) ?? 0
  const postingDocuments = impacts.length <= mostInShort ? new Uint16Array(total) : new Uint32Array(total)
  const postingImpacts = new Uint8Array(total)
  const next = postingStarts.slice()
  eachPosting((number, document, impact) => {
    const place = next[number] ?? 0
    next[number] = place + 1
    postingDocuments[place] = document
    postingImpacts[place] = toByte(impact)
  })
  return { postingStarts, postingDocuments, postingImpacts }
}

function toSequences(documents: readonly SegmentDocument[], numbers: ReadonlyMap<string, number>) {
  const writer = new VarintWriter()
  const partStarts: number[] = []
  const firstParts: number[] = []
  for (const { parts } of documents) {
    firstParts.push(partStarts.length)
    for (const stretches of parts) {
      partStarts.push(writer.length)
      stretches.forEach((terms, place) => {
        if (place > 0) writer.write(0)
        for (const term of terms) writer.write(numbers.get(term) ?? 0)
      })
    }
  }
  firstParts.push(partStarts.length)
  partStarts.push(writer.length)
  return {
    sequences: writer.finish(),
    partStarts: Uint32Array.from(partStarts),
    firstParts: Uint32Array.from(firstParts),
  }
}
