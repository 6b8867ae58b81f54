import { isFiller } from './filler.ts'
import type { Language } from './language.ts'
import type { SearchIndex } from './search-index.ts'
import type { SuggestQuery } from './suggestion.ts'
import { type Word, words } from './words.ts'

/** A word that says what is asked, with the index terms that stand for it. */
export type AskedWord = {
  readonly written: string
  readonly terms: readonly { readonly term: string; readonly likeness: number }[]
  /** How much the word tells, from 0 (in every answer) to 1 (in one only, or in none). */
  readonly rarity: number
}

/** One utterance, or one line of the agent's notes. */
export type Passage = { readonly words: readonly AskedWord[]; readonly weight: number }

/*
 * What counts how much. The agent's notes say it best; the resident's words more than the agent's; and what was said
 * last more than what was said before it.
 */
const speakerWeight = { notes: 1.2, resident: 1, agent: 0.35 }
const fadeByTurn = 0.75
const passagesRead = 6

/** A word that is half typed stands for these many words that begin so; an unknown one for these many like it. */
const completions = 4
const corrections = 2
const shortestPrefix = 3
const shortestCorrected = 4
const likenessOf = { exact: 1, prefix: 0.8, similar: 0.7 }

/** How much an unknown word tells: it may be what matters, or the resident's name. */
const rarityOfUnknown = 0.45

/** The conversation and the notes as weighted passages of telling words, the newest first. */
export function readQuery(query: SuggestQuery, language: Language, index: SearchIndex): Passage[] {
  const lines = query.notes.split('\n').filter((line) => line.trim() !== '')
  const typing = !/[\s.,;:!?]$/.test(query.notes)
  const noted = lines
    .reverse()
    .map((text, back) =>
      toPassage(text, speakerWeight.notes * fadeByTurn ** back, typing && back === 0, language, index),
    )
  const said = [...query.conversation]
    .reverse()
    .map(({ speaker, text }, back) =>
      toPassage(text, speakerWeight[speaker] * fadeByTurn ** back, false, language, index),
    )
  return [...noted.slice(0, passagesRead), ...said.filter(isTelling).slice(0, passagesRead)].filter(isTelling)
}

const isTelling = (passage: Passage) => passage.words.length > 0

function toPassage(text: string, weight: number, typing: boolean, language: Language, index: SearchIndex): Passage {
  const all = words(text, language)
  const asked = all.flatMap((word, place) => {
    const halfTyped = typing && place === all.length - 1
    return isFiller(word.folded, language) && !halfTyped ? [] : toAskedWord(word, halfTyped, index)
  })
  return { words: asked, weight }
}

function toAskedWord(word: Word, halfTyped: boolean, index: SearchIndex): AskedWord[] {
  const exact = index.termOf(word.folded)
  const isKnown = index.documentCount(exact) > 0
  const likeness = halfTyped ? 'prefix' : 'similar'
  const like = isKnown && !halfTyped ? [] : termsLike(word.folded, likeness, index).filter((term) => term !== exact)
  // A half-typed word that is nothing yet is no evidence against any answer.
  if (halfTyped && !isKnown && like.length === 0) return []
  const terms = [
    ...(isKnown ? [{ term: exact, likeness: likenessOf.exact }] : []),
    ...like.map((term) => ({ term, likeness: likenessOf[likeness] })),
  ]
  return [{ written: word.written, terms, rarity: rarityOf(terms[0]?.term, index) }]
}

function termsLike(folded: string, likeness: 'prefix' | 'similar', index: SearchIndex): string[] {
  if (likeness === 'prefix') return folded.length < shortestPrefix ? [] : index.termsLike(folded, likeness, completions)
  const correctable = folded.length >= shortestCorrected && !/\d/.test(folded)
  return correctable ? index.termsLike(folded, likeness, corrections) : []
}

/** Inverse document frequency (Spärck Jones 1972), scaled so that a term of one document has 1. */
function rarityOf(term: string | undefined, index: SearchIndex): number {
  if (term === undefined || index.size < 2) return rarityOfUnknown
  return Math.log(index.size / index.documentCount(term)) / Math.log(index.size)
}
