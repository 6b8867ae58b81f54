import type { Language } from '../language.ts'
import { DamagedBytes, type PackedArray, packArrays, unpackArrays } from './packed-arrays.ts'
import { findString, type StringTable, stringAt } from './string-table.ts'

/**
 * An immutable piece of an index over documents of one language, in flat arrays. Terms are numbered from 1, the most
 * common first, so that a text's terms take few bytes; 0 stands between two stretches of a text.
 *
 * A document's texts are kept as the sequence of their terms: its title and synonyms first (`0` between them), then each
 * section (heading, `0`, body). Sequences answer what postings cannot: where words stand, next to which.
 */
export type Segment = {
  readonly language: Language
  readonly documentCount: number
  /** Sorted; `numberOfTerm` gives each its number. */
  readonly terms: StringTable
  readonly numberOfTerm: Uint32Array
  /** By term number: in how many documents and in how many of their sections, and where its postings begin. */
  readonly documentFrequency: Uint32Array
  readonly sectionFrequency: Uint32Array
  readonly postingStarts: Uint32Array
  readonly postingDocuments: Uint32Array | Uint16Array
  /** How much each document is about the term, from 1 to 255. */
  readonly postingImpacts: Uint8Array
  /** The words that terms come from: sorted, each with its term and its letters as a bit set. */
  readonly words: StringTable
  readonly termOfWord: Uint32Array
  readonly lettersOfWord: Uint32Array
  /** Term numbers as varints, and where each part's begin; by document, its first part. */
  readonly sequences: Uint8Array
  readonly partStarts: Uint32Array
  readonly firstParts: Uint32Array
  readonly refs: StringTable
  readonly keys: StringTable
  readonly facets: StringTable
  readonly facetOfDocument: Uint16Array
  readonly validFrom: Uint32Array
  readonly validUntil: Uint32Array
}

const stringTables = ['terms', 'words', 'refs', 'keys', 'facets'] as const
const arrays = [
  'numberOfTerm',
  'documentFrequency',
  'sectionFrequency',
  'postingStarts',
  'postingDocuments',
  'postingImpacts',
  'termOfWord',
  'lettersOfWord',
  'sequences',
  'partStarts',
  'firstParts',
  'facetOfDocument',
  'validFrom',
  'validUntil',
] as const

const languageNumbers: readonly Language[] = ['en', 'fr']

/** The segment as bytes, to be kept anywhere. */
export function encodeSegment(segment: Segment): Uint8Array {
  const packed: Record<string, PackedArray> = { language: Uint8Array.of(languageNumbers.indexOf(segment.language)) }
  // Names are short in the file: its table gives each sixteen letters.
  for (const name of arrays) packed[name.slice(0, 16)] = segment[name]
  for (const name of stringTables) {
    packed[`${name}.units`] = segment[name].units
    packed[`${name}.starts`] = segment[name].starts
  }
  return packArrays(packed)
}

/**
 * Reads what `encodeSegment` wrote. The arrays are views of the bytes, which must not be changed from now on.
 *
 * @throws DamagedBytes when a bit is not as it was written
 */
export function decodeSegment(bytes: Uint8Array): Segment {
  const packed = unpackArrays(bytes)
  const take = (name: string) => {
    const array = packed[name.slice(0, 16)]
    if (!array) throw new DamagedBytes(`without ${name}`)
    return array
  }
  const language = languageNumbers[take('language')[0] ?? -1]
  if (!language) throw new DamagedBytes('of an unknown language')
  const tables = stringTables.map((name) => [name, { units: take(`${name}.units`), starts: take(`${name}.starts`) }])
  const flat = arrays.map((name) => [name, take(name)])
  // The kinds of the arrays are those they were written with: the checksum has just proved that.
  return {
    language,
    documentCount: take('validFrom').length,
    ...Object.fromEntries([...tables, ...flat]),
  } as Segment
}

/** The number of a term; 0 where the segment does not have it. */
export function numberOfTerm(segment: Segment, term: string): number {
  const place = findString(segment.terms, term)
  return place < 0 ? 0 : (segment.numberOfTerm[place] ?? 0)
}

export const refOf = (segment: Segment, document: number): string => stringAt(segment.refs, document)
export const keyOf = (segment: Segment, document: number): string => stringAt(segment.keys, document)
export const facetOf = (segment: Segment, document: number): string =>
  stringAt(segment.facets, segment.facetOfDocument[document] ?? 0)
