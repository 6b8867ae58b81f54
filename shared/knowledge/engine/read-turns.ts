import type { Language } from '../language.ts'
import { isEveryday, isFiller } from './filler.ts'
import { isFillerTerm } from './filler-terms.ts'
import { termOf } from './lunr-terms.ts'
import type { Shelf } from './shelf.ts'
import { type Synonyms, synonymsIn } from './synonyms.ts'
import type { Turn } from './turn.ts'
import { weights } from './weights.ts'
import { type Word, words } from './words.ts'

/** One thing said: a word, with every term that may stand for it in a text. */
export type Concept = {
  readonly said: string
  readonly options: readonly { readonly term: string; readonly likeness: number }[]
  /** Whether any text has the word as it was said. */
  readonly known: boolean
  /**
   * Whether it makes an answer surer to have it, and less sure to lack it. What people say about anything does neither;
   * what several words together may mean counts only where it is found, since each of them is a concept by itself.
   */
  readonly proves: 'always' | 'when-found' | 'nothing'
}

/** A turn as the index sees it. */
export type ReadTurn = {
  readonly speaker: Turn['speaker']
  readonly concepts: readonly Concept[]
  /** Adjacent terms, one of them at least telling. */
  readonly pairs: readonly (readonly [string, string])[]
}

const completions = 3
const corrections = 2
const shortestPrefix = 2
const shortestCorrected = 4

/** @param typing whether the last word may be half a word */
export function readTurn(turn: Turn, shelf: Shelf, synonyms: Synonyms, typing: boolean): ReadTurn {
  const { language } = shelf
  const said = words(turn.text, language)
  const foldeds = said.map(({ folded }) => folded)
  const terms = foldeds.map((folded) => termOf(folded, language))
  const concepts = new Map<string, Concept>()
  const meanings = meaningsOf(terms, shelf, synonyms)
  said.forEach((word, place) => {
    const halfTyped = typing && place === said.length - 1
    const term = terms[place] ?? ''
    const meant = meanings.filter((meaning) => meaning.place === place)
    const single = meant.filter(({ length }) => length === 1).flatMap(({ options }) => options)
    for (const { length, options } of meant.filter((meaning) => meaning.length > 1)) {
      const phrase = said
        .slice(place, place + length)
        .map((each) => each.written)
        .join(' ')
      const before = concepts.get(phrase)?.options ?? []
      concepts.set(phrase, { said: phrase, known: false, proves: 'when-found', options: mergeOptions(before, options) })
    }
    if (concepts.has(term) || (!halfTyped && saysNothing(word.folded, term, language))) return
    const concept = toConcept(word, term, halfTyped, shelf, neighbours(foldeds, place), single)
    if (concept) concepts.set(term, concept)
  })
  return { speaker: turn.speaker, concepts: [...concepts.values()], pairs: pairsOf(foldeds, terms, language) }
}

type Option = Concept['options'][number]

function mergeOptions(some: readonly Option[], more: readonly Option[]): Option[] {
  const byTerm = new Map(some.map((option) => [option.term, option]))
  for (const option of more) byTerm.set(option.term, option)
  return [...byTerm.values()]
}

/** What the words of a turn are known to mean, in terms that texts here have. */
function meaningsOf(terms: readonly string[], shelf: Shelf, synonyms: Synonyms) {
  return synonymsIn(synonyms, terms)
    .map(({ place, length, meant }) => ({
      place,
      length,
      options: meant
        .filter((term) => shelf.documentFrequency(term) > 0 && !isFillerTerm(term, shelf.language))
        .map((term): Option => ({ term, likeness: weights.likeness.thesaurus })),
    }))
    .filter(({ options }) => options.length > 0)
}

const saysNothing = (folded: string, term: string, language: Language) =>
  isFiller(folded, language) || isFillerTerm(term, language)

const neighbours = (foldeds: readonly string[], place: number) => [foldeds[place - 1], foldeds[place + 1]] as const

function toConcept(
  { written, folded }: Word,
  term: string,
  halfTyped: boolean,
  shelf: Shelf,
  [before, after]: readonly [string | undefined, string | undefined],
  meant: readonly Option[],
): Concept | null {
  const known = shelf.documentFrequency(term) > 0
  const options = new Map<string, number>(known ? [[term, 1]] : [])
  const add = (found: readonly string[], likeness: number) => {
    for (const option of found) options.set(option, Math.max(options.get(option) ?? 0, likeness))
  }
  if (halfTyped && folded.length >= shortestPrefix) {
    add(shelf.termsBeginning(folded, completions), weights.likeness.completed)
  }
  const joined = [before && before + folded, after && folded + after].filter((text) => text && shelf.hasWord(text))
  add(
    joined.map((text) => termOf(text ?? '', shelf.language)),
    weights.likeness.joined,
  )
  if (!known && !halfTyped && meant.length === 0) {
    const parts = splitWord(folded, shelf)
    add(
      parts.map((part) => termOf(part, shelf.language)),
      weights.likeness.split,
    )
    const isCorrectable = folded.length >= shortestCorrected && !/\d/.test(folded)
    if (isCorrectable) add(shelf.termsLike(folded, corrections), weights.likeness.corrected)
  }
  // A word does not tell more by standing for a rarer one.
  const rarity = known ? shelf.rarityOf(term) : Number.POSITIVE_INFINITY
  for (const { term: meaning, likeness } of meant) {
    add([meaning], likeness * Math.min(1, rarity / shelf.rarityOf(meaning)))
  }
  const proves = isEveryday(folded, shelf.language) ? 'nothing' : 'always'
  // A half-typed word that is nothing yet is no evidence against any answer.
  if (halfTyped && options.size === 0) return null
  return {
    said: written,
    known,
    proves,
    options: [...options].map(([option, likeness]) => ({ term: option, likeness })),
  }
}

const shortestHalf = 3

/** `streetlight` as `street`, `light`, where no text has it in one word. */
function splitWord(folded: string, shelf: Shelf): string[] {
  for (let at = shortestHalf; at <= folded.length - shortestHalf; at++) {
    const halves = [folded.slice(0, at), folded.slice(at)]
    if (halves.every((half) => shelf.hasWord(half))) return halves
  }
  return []
}

function pairsOf(foldeds: readonly string[], terms: readonly string[], language: Language) {
  const pairs = new Map<string, readonly [string, string]>()
  for (let place = 1; place < terms.length; place++) {
    const [a, b] = [terms[place - 1] ?? '', terms[place] ?? '']
    if (isFiller(foldeds[place - 1] ?? '', language) && isFiller(foldeds[place] ?? '', language)) continue
    pairs.set(`${a} ${b}`, [a, b])
  }
  return [...pairs.values()]
}
