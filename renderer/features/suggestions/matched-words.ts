import { fold } from '../../../shared/knowledge/engine/words.ts'
import type { Match } from '../../../shared/knowledge/suggestion.ts'

/** What was said, and the answer's own word for it; null when that is the same word. */
export type MatchedWord = { readonly said: string; readonly found: string | null }

/** More words than these explain nothing better. */
const mostWords = 5

/** The words to show on a card, the most telling first, each once. */
export function matchedWords(matches: readonly Match[]): MatchedWord[] {
  const told: MatchedWord[] = []
  for (const { said, found } of matches) {
    if (told.some((word) => isSameWord(word.said, said))) continue
    told.push({ said, found: isSameWord(said, found) ? null : found })
  }
  return told.slice(0, mostWords)
}

/** Whether nobody would call these two words: accents, capitals and the ending of a plural apart. */
export function isSameWord(one: string, other: string): boolean {
  const forms = formsOf(other)
  return formsOf(one).some((form) => forms.includes(form))
}

/** A word, and what it may be the plural of. */
function formsOf(word: string): string[] {
  const folded = fold(word)
  const singulars = [/s$/, /x$/, /es$/].map((ending) => folded.replace(ending, ''))
  return [folded, ...singulars, folded.replace(/ies$/, 'y'), folded.replace(/aux$/, 'al')]
}
