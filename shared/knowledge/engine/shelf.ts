import type { Language } from '../language.ts'
import { bitCount, editDistance, lettersOf } from './letters.ts'
import { numberOfTerm, refOf, type Segment } from './segment.ts'
import { findString, stringAt, withPrefix } from './string-table.ts'
import { readVarints } from './varint.ts'

/** A segment with the documents in it that are no longer: withdrawn, or superseded by another segment. */
export type ShelfPart = { readonly segment: Segment; readonly dead: readonly number[] }

type Frequency = { readonly documents: number; readonly sections: number }

/** One segment as it is searched. */
export type SearchedPart = {
  readonly segment: Segment
  /** How many documents are no longer. */
  readonly dead: number
  /** 1 for each of them. */
  readonly isDead: Uint8Array
  /** By term number: in how many dead documents it stands, and in how many of their sections. */
  readonly deadFrequency: ReadonlyMap<number, Frequency>
}

/**
 * All documents of one language, in whatever pieces they were indexed. Statistics are those of the living documents
 * together, so what is asked of a shelf does not depend on how it was cut.
 */
export interface Shelf {
  readonly language: Language
  readonly parts: readonly SearchedPart[]
  /** How many documents live. */
  readonly size: number
  /** In how many living documents a term stands. */
  documentFrequency(term: string): number
  /** Inverse document frequency (Spärck Jones 1972) in the form of BM25 that stays above zero. */
  rarityOf(term: string): number
  /** The same among sections: what a whole answer is about tells none of its sections from the others. */
  sectionRarityOf(term: string): number
  /** The terms of the words that begin so, the most common first. */
  termsBeginning(folded: string, limit: number): readonly string[]
  /** The terms of the words a slip away, the nearest and most common first. */
  termsLike(folded: string, limit: number): readonly string[]
  /** Whether a folded word is in any text. */
  hasWord(folded: string): boolean
}

/** Two letters of difference are a slip in a long word and another word in a short one. */
const longWord = 8
const mostRemembered = 20_000

export function openShelf(language: Language, given: readonly ShelfPart[]): Shelf {
  const parts = given.map(toSearched)
  const size = parts.reduce((sum, { segment, dead }) => sum + segment.documentCount - dead, 0)
  const sectionCount = parts.reduce((sum, part) => sum + livingSections(part), 0)
  const frequencyOf = memo((term): Frequency => sumOf(parts.map((part) => frequencyIn(part, term))))
  const documentFrequency = (term: string) => frequencyOf(term).documents
  const commonFirst = (terms: Iterable<string>) =>
    [...new Set(terms)]
      .filter((term) => documentFrequency(term) > 0)
      .sort((a, b) => documentFrequency(b) - documentFrequency(a) || (a < b ? -1 : 1))
  const beginning = memo((folded) => commonFirst(parts.flatMap(({ segment }) => beginningIn(segment, folded))))
  const like = memo((folded) => {
    const near = parts.flatMap(({ segment }) => likeIn(segment, folded))
    return [1, 2].flatMap((distance) =>
      commonFirst(near.filter((word) => word.distance === distance).map(({ term }) => term)),
    )
  })
  return {
    language,
    parts,
    size,
    documentFrequency,
    rarityOf: (term) => rarity(documentFrequency(term), size),
    sectionRarityOf: (term) => rarity(frequencyOf(term).sections, sectionCount),
    termsBeginning: (folded, limit) => beginning(folded).slice(0, limit),
    termsLike: (folded, limit) => [...new Set(like(folded))].slice(0, limit),
    hasWord: (folded) => parts.some(({ segment }) => findString(segment.words, folded) >= 0),
  }
}

const rarity = (frequency: number, size: number) => Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))

const sumOf = (frequencies: readonly Frequency[]): Frequency => ({
  documents: frequencies.reduce((sum, { documents }) => sum + documents, 0),
  sections: frequencies.reduce((sum, { sections }) => sum + sections, 0),
})

function frequencyIn({ segment, deadFrequency }: SearchedPart, term: string): Frequency {
  const number = numberOfTerm(segment, term)
  if (number === 0) return { documents: 0, sections: 0 }
  const dead = deadFrequency.get(number)
  return {
    documents: (segment.documentFrequency[number] ?? 0) - (dead?.documents ?? 0),
    sections: (segment.sectionFrequency[number] ?? 0) - (dead?.sections ?? 0),
  }
}

/** How many sections count: a document without any has one, its head. */
const sectionsOf = ({ firstParts }: Segment, document: number) =>
  Math.max(1, (firstParts[document + 1] ?? 0) - (firstParts[document] ?? 0) - 1)

function livingSections({ segment, isDead }: SearchedPart): number {
  let sections = 0
  for (let document = 0; document < segment.documentCount; document++) {
    if (isDead[document] === 0) sections += sectionsOf(segment, document)
  }
  return sections
}

/** A conversation repeats its words at every keystroke; a shelf never changes. */
function memo<Value>(find: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found = find(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, found)
    return found
  }
}

function toSearched({ segment, dead }: ShelfPart): SearchedPart {
  const isDead = new Uint8Array(segment.documentCount)
  const deadFrequency = new Map<number, Frequency>()
  for (const document of dead) {
    isDead[document] = 1
    for (const [number, sections] of termsOfDocument(segment, document)) {
      const before = deadFrequency.get(number) ?? { documents: 0, sections: 0 }
      deadFrequency.set(number, { documents: before.documents + 1, sections: before.sections + sections })
    }
  }
  return { segment, dead: dead.length, isDead, deadFrequency }
}

/** The terms of a document, each with the number of its sections where it stands. */
function termsOfDocument(segment: Segment, document: number): Map<number, number> {
  const [head, ...sections] = partsOf(segment, document)
  const counts = new Map<number, number>()
  for (const number of head ?? []) counts.set(number, Math.max(1, sections.length))
  for (const section of sections) {
    for (const number of section) if (!head?.has(number)) counts.set(number, (counts.get(number) ?? 0) + 1)
  }
  return counts
}

/** The distinct terms of each part of a document. */
function partsOf(segment: Segment, document: number): Set<number>[] {
  const first = segment.firstParts[document] ?? 0
  const count = (segment.firstParts[document + 1] ?? 0) - first
  return Array.from({ length: count }, (_, part) => {
    const from = segment.partStarts[first + part] ?? 0
    const until = segment.partStarts[first + part + 1] ?? 0
    const numbers = new Uint32Array(until - from)
    const distinct = new Set(numbers.subarray(0, readVarints(segment.sequences, from, until, numbers)))
    distinct.delete(0)
    return distinct
  })
}

/** The texts of a shelf's living documents by their refs: where each stands. */
export function placesOf(
  parts: readonly ShelfPart[],
): Map<string, { readonly part: number; readonly document: number }> {
  const places = new Map<string, { part: number; document: number }>()
  parts.forEach(({ segment, dead }, part) => {
    const gone = new Set(dead)
    for (let document = 0; document < segment.documentCount; document++) {
      if (!gone.has(document)) places.set(refOf(segment, document), { part, document })
    }
  })
  return places
}

const placesOfTerms = new WeakMap<Segment, Uint32Array>()

const termOfWordAt = (segment: Segment, word: number): string => termByNumber(segment, segment.termOfWord[word] ?? 0)

/** The term that has a number in a segment. */
export function termByNumber(segment: Segment, number: number): string {
  return stringAt(segment.terms, placesOfTermsIn(segment)[number] ?? 0)
}

/** The terms of a document's title and of each of its synonyms. */
export function headOf(segment: Segment, document: number): string[][] {
  const part = segment.firstParts[document] ?? 0
  const from = segment.partStarts[part] ?? 0
  const until = segment.partStarts[part + 1] ?? 0
  const numbers = new Uint32Array(until - from)
  const phrases: string[][] = [[]]
  for (const number of numbers.subarray(0, readVarints(segment.sequences, from, until, numbers))) {
    if (number === 0) phrases.push([])
    else phrases.at(-1)?.push(termByNumber(segment, number))
  }
  return phrases
}

/** Term numbers back to places among the sorted terms. */
function placesOfTermsIn(segment: Segment): Uint32Array {
  const known = placesOfTerms.get(segment)
  if (known) return known
  const places = new Uint32Array(segment.numberOfTerm.length + 1)
  segment.numberOfTerm.forEach((number, place) => {
    places[number] = place
  })
  placesOfTerms.set(segment, places)
  return places
}

/** A short beginning stands for thousands of words; these are enough to choose from. */
const mostBeginning = 400

function beginningIn(segment: Segment, folded: string): string[] {
  const [from, until] = withPrefix(segment.words, folded)
  const words = Array.from({ length: Math.min(until - from, 20_000) }, (_, place) => from + place)
  const frequencyOf = (word: number) => segment.documentFrequency[segment.termOfWord[word] ?? 0] ?? 0
  const best = words.length > mostBeginning ? words.sort((a, b) => frequencyOf(b) - frequencyOf(a)) : words
  return best.slice(0, mostBeginning).map((word) => termOfWordAt(segment, word))
}

type Near = { readonly term: string; readonly distance: number }

function likeIn(segment: Segment, folded: string): Near[] {
  const most = folded.length >= longWord ? 2 : 1
  const letters = lettersOf(folded)
  const { starts, units } = segment.words
  const first = folded.charCodeAt(0)
  const { words, lettersOfWords, startOfLength } = byLengthIn(segment)
  const from = startOfLength[Math.max(0, folded.length - most)] ?? words.length
  const until = startOfLength[folded.length + most + 1] ?? words.length
  const near: Near[] = []
  for (let place = from; place < until; place++) {
    // An edit adds or removes at most one letter of the set each way.
    if (bitCount((lettersOfWords[place] as number) ^ letters) > 2 * most) continue
    const word = words[place] as number
    // Two slips in a word leave its first letter alone; without this rule they are ten times as many to compare.
    if (most > 1 && units[starts[word] as number] !== first) continue
    const distance = editDistance(folded, stringAt(segment.words, word), most)
    if (distance > 0 && distance <= most) near.push({ term: termOfWordAt(segment, word), distance })
  }
  return near
}

type WordsByLength = {
  readonly words: Uint32Array
  readonly lettersOfWords: Uint32Array
  /** By length: where its words begin in the two others. */
  readonly startOfLength: readonly number[]
}

const wordsByLength = new WeakMap<Segment, WordsByLength>()

/** The words of a segment, the shortest first: similar ones are about as long. */
function byLengthIn(segment: Segment): WordsByLength {
  const known = wordsByLength.get(segment)
  if (known) return known
  const { starts } = segment.words
  const lengthOf = (word: number) => (starts[word + 1] as number) - (starts[word] as number)
  const words = Uint32Array.from({ length: segment.lettersOfWord.length }, (_, word) => word)
  words.sort((a, b) => lengthOf(a) - lengthOf(b) || a - b)
  const startOfLength: number[] = []
  words.forEach((word, place) => {
    while (startOfLength.length <= lengthOf(word)) startOfLength.push(place)
  })
  const lettersOfWords = words.map((word) => segment.lettersOfWord[word] as number)
  const sorted = { words, lettersOfWords, startOfLength }
  wordsByLength.set(segment, sorted)
  return sorted
}
