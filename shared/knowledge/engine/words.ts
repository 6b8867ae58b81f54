import type { Language } from '../language.ts'

/** A word of a text: how it stands there, where, and folded (lower case, no accents) for comparing. */
export type Word = { readonly written: string; readonly folded: string; readonly start: number; readonly end: number }

/** Letters and digits, with apostrophes inside kept together: `didn't`, `l'eau`. Codes such as `A-12` split. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu

/** French words that lose their vowel before another: l'eau, d'ordures, qu'on, aujourd'hui excepted. */
const elision = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’]/iu

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const onlyAscii = /^[\x00-\x7f]*$/

const marks = /\p{M}/gu

/** Lower case without accents, ligatures opened: `Ménagères` and `menageres` are one word to us. */
export function fold(text: string): string {
  // Nearly all words have neither accents nor ligatures, and taking letters apart is slow.
  if (onlyAscii.test(text)) return text.toLowerCase()
  return text.toLowerCase().normalize('NFD').replace(marks, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')
}

/** The words of a text in order. French elisions are cut off, so that `l'eau` is found by `eau`. */
export function words(text: string, language: Language): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const cut = language === 'fr' ? (elision.exec(match[0])?.[0].length ?? 0) : 0
    const written = match[0].slice(cut)
    const start = match.index + cut
    found.push({ written, folded: fold(written).replace(/['’]/g, ''), start, end: match.index + match[0].length })
  }
  return found
}
