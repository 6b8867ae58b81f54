import lunr from 'lunr'
import french from 'lunr-languages/lunr.fr.js'
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js'
import type { Language } from './language.ts'
import { words } from './words.ts'

/*
 * The only file that knows Lunr. Above it there are documents with fields, terms and hits; below it Lunr's builder,
 * stemmers and index. Words are folded before they are stemmed, in the index and in the query alike, because the
 * French stemmer would otherwise keep `menageres` and `ménagères` apart.
 */

stemmerSupport(lunr)
french(lunr)

/** What Lunr 2.3.9 has; its types describe these as methods of an instance. */
type TokenSetMakers = {
  fromArray(sortedWords: string[]): lunr.TokenSet
  fromString(pattern: string): lunr.TokenSet
  fromFuzzyString(word: string, editDistance: number): lunr.TokenSet
}
const tokenSets = lunr.TokenSet as typeof lunr.TokenSet & TokenSetMakers

/** The fields of a document, with how much a match in each is worth. */
export const fieldBoosts = { title: 4, residentsWords: 4, spoken: 2, steps: 0.6, detail: 0.6 } as const
export type Field = keyof typeof fieldBoosts
export type SearchDocument = { readonly ref: string } & Readonly<Record<Field, string>>

/** A term that the index keeps (as `termOf` or `termsLike` give it), with what a match is worth. */
export type SearchTerm = { readonly term: string; readonly weight: number }

export type Hit = {
  readonly ref: string
  /** Lunr's: the higher the better, comparable within one search only. */
  readonly score: number
  /** The index terms found, each with the fields that hold it. */
  readonly found: ReadonlyMap<string, readonly Field[]>
}

export interface SearchIndex {
  /** The term under which the index would keep a folded word. */
  termOf(folded: string): string
  /**
   * Kept terms like a folded word: those that begin with it, or those a slip away. The most common first.
   * A slip is one letter too many, too few, wrong or swapped; two of them in words of eight letters or more.
   */
  termsLike(folded: string, likeness: 'prefix' | 'similar', limit: number): string[]
  /** In how many documents a term occurs; 0 for one that is unknown. */
  documentCount(term: string): number
  readonly size: number
  /** The documents that have any of the terms, best first. */
  search(terms: readonly SearchTerm[]): Hit[]
}

const { stemmer: frenchStemmer } = lunr.fr
if (!frenchStemmer) throw new Error('lunr-languages has no French stemmer')
const stemmers = { en: lunr.stemmer, fr: frenchStemmer } as const

/** Builds an index over documents of one language. Takes about a millisecond a document: keep it off the UI's thread. */
export function buildSearchIndex(documents: readonly SearchDocument[], language: Language): SearchIndex {
  const builder = new lunr.Builder()
  const counts = new Map<string, number>()
  const stem = (folded: string) => stemmers[language](new lunr.Token(folded, {})).toString()
  builder.ref('ref')
  for (const [field, boost] of Object.entries(fieldBoosts)) builder.field(field, { boost })
  builder.tokenizer = tokenizerOf(language, stem)
  for (const document of documents) {
    builder.add(document)
    for (const term of termsOf(document, language, stem)) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const index = builder.build()
  const vocabulary = tokenSets.fromArray([...counts.keys()].sort())
  const commonFirst = (a: string, b: string) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)
  return {
    termOf: stem,
    termsLike: (folded, likeness, limit) =>
      vocabulary
        .intersect(patternOf(folded, likeness, stem))
        .toArray()
        .sort(commonFirst)
        .slice(0, limit),
    documentCount: (term) => counts.get(term) ?? 0,
    size: documents.length,
    search: (terms) => (terms.length === 0 || documents.length === 0 ? [] : ask(index, terms)),
  }
}

/** Two letters of difference are a slip in a long word and another word in a short one. */
const longWord = 8

function patternOf(folded: string, likeness: 'prefix' | 'similar', stem: (folded: string) => string) {
  if (likeness === 'prefix') return tokenSets.fromString(`${folded}*`)
  const term = stem(folded)
  return tokenSets.fromFuzzyString(term, term.length >= longWord ? 2 : 1)
}

type LunrField = string | object | object[] | null | undefined

function tokenizerOf(language: Language, stem: (folded: string) => string) {
  // Stemmed here, because an own tokeniser and an own pipeline would have to be registered under a global name.
  const tokenize = (text: LunrField) =>
    typeof text === 'string' ? words(text, language).map(({ folded }) => new lunr.Token(stem(folded), {})) : []
  return Object.assign(tokenize, { separator: lunr.tokenizer.separator })
}

function termsOf(document: SearchDocument, language: Language, stem: (folded: string) => string): Set<string> {
  const text = Object.keys(fieldBoosts).map((field) => document[field as Field])
  return new Set(text.flatMap((part) => words(part, language).map(({ folded }) => stem(folded))))
}

function ask(index: lunr.Index, terms: readonly SearchTerm[]): Hit[] {
  const results = index.query((query) => {
    for (const { term, weight } of terms) query.term(term, { boost: weight, usePipeline: false })
  })
  return results.map(({ ref, score, matchData }) => ({
    ref,
    score,
    found: new Map(Object.entries(matchData.metadata).map(([term, fields]) => [term, Object.keys(fields) as Field[]])),
  }))
}
