import { pick } from '../../../support/seeded-chance.ts'
import { soundAlikes } from './sound-alikes.ts'

/** Each rewrites a word into another spelling of nearly the same sound, or leaves it alone. */
const confusions: readonly ((word: string) => string)[] = [
  (word) => word.replace('ph', 'f'),
  (word) => word.replace(/^f|f(?=[aeiou])/, 'ph'),
  (word) => word.replace(/c(?=[aouklr])/, 'k'),
  (word) => word.replace('k', 'c'),
  (word) => word.replace(/c(?=[eiy])/, 's'),
  (word) => word.replace(/([b-df-hj-np-tv-z])\1/, '$1'),
  (word) => word.replace(/([aeiou])([bdfglmnprst])(?=[aeiou])/, '$1$2$2'),
  (word) => word.replace('ie', 'ei'),
  (word) => word.replace('ght', 't'),
  (word) => word.replace(/tion/, 'shun'),
  (word) => word.replace(/(?<=[a-z]{3})e$/, ''),
  (word) => word.replace(/y$/, 'ie'),
  (word) => word.replace(/s$/, 'z'),
  (word) => word.replace(/d$/, 't'),
]
const nearVowels: Record<string, string> = { a: 'e', e: 'i', i: 'e', o: 'u', u: 'o', y: 'i', é: 'e', è: 'e', ê: 'e' }

/**
 * A word that sounds like it: one of the table; for others of four letters or more one spelling confusion (ph and f,
 * c and k, single and double letters, a silent ending, or a vowel taken for its neighbour). Shorter ones stay.
 */
export function soundsLike(word: string, language: 'en' | 'fr', chance: () => number): string {
  const known = pick(soundAlikes(word, language), chance)
  if (known !== undefined) return known
  if (word.length < 4 || /\d/.test(word)) return word
  const confused = confusions.map((confuse) => confuse(word)).filter((other) => other !== word)
  return pick([...confused, ...withOtherVowels(word)], chance) ?? word + word.charAt(word.length - 1)
}

/** One for each vowel after the first letter. */
function withOtherVowels(word: string): string[] {
  return [...word].flatMap((letter, place) => {
    const near = nearVowels[letter]
    return near && place > 0 ? [word.slice(0, place) + near + word.slice(place + 1)] : []
  })
}
