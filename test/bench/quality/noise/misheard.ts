import { pick } from '../../../support/seeded-chance.ts'
import { soundsLike } from './sounds-like.ts'

const shares = { filler: 0.06, fillerAtStart: 0.3, swapped: 0.08, dropped: 0.03 }

const fillers = {
  en: ['um', 'uh', 'you know', 'like', 'i mean', 'so', 'well', 'okay so', 'er', 'kind of'],
  fr: ['euh', 'ben', 'tu sais', 'genre', 'je veux dire', 'bon', 'alors', 'fait que', 'hum', 'comme'],
} as const

/**
 * Noise `asr`, as a speech recogniser gives a call:
 *   - lower case, no punctuation but the apostrophe inside a word
 *   - acronyms spelled out: “DMV” is `d m v` (capitals of two to six letters, unless the whole turn shouts)
 *   - each word is dropped with a chance of 3 %, else swapped with one that sounds alike with a chance of 8 %
 *   - fillers: before each word with a chance of 6 %, at the start of a turn with one of 30 %
 */
export function misheard(text: string, language: 'en' | 'fr', chance: () => number): string {
  const heard: string[] = []
  const hesitate = (share: number) => {
    const filler = chance() < share ? pick(fillers[language], chance) : undefined
    if (filler) heard.push(filler)
  }
  hesitate(shares.fillerAtStart)
  for (const word of spokenWords(text)) {
    hesitate(shares.filler)
    if (chance() < shares.dropped) continue
    heard.push(chance() < shares.swapped ? soundsLike(word, language, chance) : word)
  }
  return heard.join(' ')
}

/** The words as they are said: an acronym letter by letter. */
export function spokenWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
  const shouted = words.filter(isCapitals).length * 2 > words.length
  return words.flatMap((word) => {
    const said = word.toLowerCase().replaceAll('’', "'")
    return !shouted && isCapitals(word) ? [...said] : [said]
  })
}

const isCapitals = (word: string) => /^\p{Lu}{2,6}$/u.test(word)
