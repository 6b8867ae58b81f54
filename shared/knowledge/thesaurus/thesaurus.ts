import type { Expansion } from '../engine/synonyms.ts'
import type { Language } from '../language.ts'
import { across } from './across.ts'
import { english } from './english.ts'
import { french } from './french.ts'

/*
 * What residents say for what cities write. The texts hold lines of three kinds, and `#` before headings:
 *
 *   garbage = trash = refuse            each stands for each other
 *   couch, sofa > bulky item            what is said (left) may be written so (right), and not the other way
 *   garbage, trash : ordures, vidanges  one thing in English and in French
 */

/** A text of the thesaurus, and the file to name when a line of it cannot be read. */
export type ThesaurusText = { readonly file: string; readonly text: string }

/** A thing in the words of one language, and in those of the other. */
type Pairing = { readonly english: readonly Words[]; readonly french: readonly Words[] }

type Words = readonly string[]

const longestPhrase = 4

/** Letters and digits; apostrophes stay inside, because the index keeps or cuts them by the rules of the language. */
const wordPattern = /^[\p{Ll}\p{N}]+(?:'[\p{Ll}\p{N}]+)*$/u

/**
 * The expansions of a text in one language: for `a = b = c` one for each ordered pair, for `x, y > p, q` each of the
 * left with each of the right.
 *
 * @throws Error naming file and line, when a line is of no kind, has an empty or too long phrase, or leads to itself
 */
export function readExpansions({ file, text }: ThesaurusText): Expansion[] {
  return readLines({ file, text }, (line) => {
    if (line.includes('=')) return eachWithEachOther(phrasesOf(line, '='))
    const [said, meant] = sidesOf(line, '>')
    return eachWithEach(said, meant)
  })
}

/**
 * The expansions between the languages, by the language of what is meant: for `en` French words lead to English ones.
 *
 * @throws Error naming file and line, as `readExpansions` does
 */
export function readAcross({ file, text }: ThesaurusText): Record<Language, readonly Expansion[]> {
  const pairings = readLines({ file, text }, (line): Pairing[] => {
    const [english, french] = sidesOf(line, ':')
    return [{ english, french }]
  })
  return {
    en: pairings.flatMap(({ english, french }) => eachWithEach(french, english)),
    fr: pairings.flatMap(({ english, french }) => eachWithEach(english, french)),
  }
}

/** Reads line by line, passing over headings and empty lines; a fault in a line is thrown with its place. */
function readLines<T>({ file, text }: ThesaurusText, read: (line: string) => T[]): T[] {
  return text.split('\n').flatMap((whole, index) => {
    const line = whole.trim()
    if (line === '' || line.startsWith('#')) return []
    try {
      return read(line)
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error)
      throw new Error(`${file}, line ${index + 1}: ${fault}: ${line}`)
    }
  })
}

function sidesOf(line: string, separator: '>' | ':'): [Words[], Words[]] {
  const [left, right, ...more] = line.split(separator)
  if (left === undefined || right === undefined || more.length > 0) throw new Error(`needs one ${separator}`)
  return [phrasesOf(left, ','), phrasesOf(right, ',')]
}

function phrasesOf(text: string, separator: '=' | ','): Words[] {
  const phrases = text.split(separator).map(wordsOf)
  if (new Set(phrases.map(String)).size < phrases.length) throw new Error('has a phrase twice')
  return phrases
}

function wordsOf(phrase: string): Words {
  const words = phrase.trim().split(/[\s-]+/)
  if (!words.every((word) => wordPattern.test(word))) throw new Error(`cannot read "${phrase.trim()}"`)
  if (words.length > longestPhrase) throw new Error(`has more than ${longestPhrase} words in "${phrase.trim()}"`)
  return words
}

function eachWithEachOther(phrases: readonly Words[]): Expansion[] {
  return phrases.flatMap((said) => phrases.filter((meant) => meant !== said).map((meant) => ({ said, meant })))
}

function eachWithEach(left: readonly Words[], right: readonly Words[]): Expansion[] {
  const twice = left.find((said) => right.some((meant) => String(meant) === String(said)))
  if (twice) throw new Error(`leads from "${twice.join(' ')}" to itself`)
  return left.flatMap((said) => right.map((meant) => ({ said, meant })))
}

const between = readAcross({ file: 'across.ts', text: across })

/** By the language of the texts searched: how residents may say, in either language, what is written there. */
export const thesaurus: Record<Language, readonly Expansion[]> = {
  en: [...readExpansions({ file: 'english.ts', text: english }), ...between.en],
  fr: [...readExpansions({ file: 'french.ts', text: french }), ...between.fr],
}
