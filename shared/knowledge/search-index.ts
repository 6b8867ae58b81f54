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

export type Likeness = 'prefix' | 'similar'

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
   * The terms of words like a folded one: those that begin with it, or those a slip away. The most common first.
   * Words are compared as people write them, not as stems: `parkign` is a slip away from `parking`, not from `park`.
   * A slip is one letter too many, too few, wrong or swapped; two of them in words of eight letters or more.
   */
  termsLike(folded: string, likeness: Likeness, limit: number): string[]
  /** In how many documents a term occurs; 0 for one that is unknown. */
  documentCount(term: string): number
  readonly size: number
  /** The documents that have any of the terms, best first, at most `limit`. */
  search(terms: readonly SearchTerm[], limit: number): Hit[]
}

const { stemmer: frenchStemmer } = lunr.fr
if (!frenchStemmer) throw new Error('lunr-languages has no French stemmer')
const stemmers = { en: lunr.stemmer, fr: frenchStemmer } as const

/** Builds an index over documents of one language. Takes about a millisecond a document: keep it off the UI's thread. */
export function buildSearchIndex(documents: readonly SearchDocument[], language: Language): SearchIndex {
  const builder = new lunr.Builder()
  const counts = new Map<string, number>()
  const termOfWord = new Map<string, string>()
  const stem = (folded: string) => stemmers[language](new lunr.Token(folded, {})).toString()
  builder.ref('ref')
  for (const [field, boost] of Object.entries(fieldBoosts)) builder.field(field, { boost })
  builder.tokenizer = tokenizerOf(language, stem)
  for (const document of documents) {
    builder.add(document)
    const terms = foldedWordsOf(document, language).map((folded) => {
      const term = termOfWord.get(folded) ?? stem(folded)
      termOfWord.set(folded, term)
      return term
    })
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const index = builder.build()
  const vocabulary = tokenSets.fromArray([...termOfWord.keys()].sort())
  const commonFirst = (a: string, b: string) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)
  const allLike = remembered((folded, likeness) => {
    const alike = vocabulary.intersect(patternOf(folded, likeness)).toArray()
    return [...new Set(alike.map(stem))].sort(commonFirst)
  })
  return {
    termOf: stem,
    termsLike: (folded, likeness, limit) => allLike(folded, likeness).slice(0, limit),
    documentCount: (term) => counts.get(term) ?? 0,
    size: documents.length,
    search: (terms, limit) => (terms.length === 0 || documents.length === 0 ? [] : ask(index, terms, limit)),
  }
}

/** More than a day of calls; then all is forgotten and learnt again. */
const mostRemembered = 10_000

/** Looking for similar words costs milliseconds, and a conversation repeats its words at every keystroke. */
function remembered(find: (folded: string, likeness: Likeness) => string[]) {
  const known = new Map<string, string[]>()
  return (folded: string, likeness: Likeness): string[] => {
    const key = `${likeness} ${folded}`
    const found = known.get(key) ?? find(folded, likeness)
    if (known.size >= mostRemembered) known.clear()
    known.set(key, found)
    return found
  }
}

/** Two letters of difference are a slip in a long word and another word in a short one. */
const longWord = 8

function patternOf(folded: string, likeness: Likeness) {
  if (likeness === 'prefix') return tokenSets.fromString(`${folded}*`)
  return tokenSets.fromFuzzyString(folded, folded.length >= longWord ? 2 : 1)
}

type LunrField = string | object | object[] | null | undefined

function tokenizerOf(language: Language, stem: (folded: string) => string) {
  // Stemmed here, because an own tokeniser and an own pipeline would have to be registered under a global name.
  const tokenize = (text: LunrField) =>
    typeof text === 'string' ? words(text, language).map(({ folded }) => new lunr.Token(stem(folded), {})) : []
  return Object.assign(tokenize, { separator: lunr.tokenizer.separator })
}

function foldedWordsOf(document: SearchDocument, language: Language): string[] {
  const text = Object.keys(fieldBoosts).map((field) => document[field as Field])
  return text.flatMap((part) => words(part, language).map(({ folded }) => folded))
}

function ask(index: lunr.Index, terms: readonly SearchTerm[], limit: number): Hit[] {
  const results = index.query((query) => {
    for (const { term, weight } of terms) query.term(term, { boost: weight, usePipeline: false })
  })
  return results.slice(0, limit).map(({ ref, score, matchData }) => ({
    ref,
    score,
    found: new Map(Object.entries(matchData.metadata).map(([term, fields]) => [term, Object.keys(fields) as Field[]])),
  }))
}
