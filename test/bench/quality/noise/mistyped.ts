import { pick } from '../../../support/seeded-chance.ts'

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const share = 0.12

/**
 * Noise `typo`: each word of four letters or more has, with a chance of 12 %, one slip of the fingers: two letters
 * swapped, one dropped, one doubled, or the key beside it pressed instead (QWERTY, same row).
 */
export function mistyped(text: string, chance: () => number): string {
  return text.replace(/\p{L}{4,}/gu, (word) => (chance() < share ? withOneSlip(word, chance) : word))
}

function withOneSlip(word: string, chance: () => number): string {
  const slips = [swapped, dropped, doubled, besides]
  const first = Math.floor(chance() * slips.length)
  const place = Math.floor(chance() * word.length)
  for (let more = 0; more < slips.length; more++) {
    const slipped = slips[(first + more) % slips.length]?.(word, place, chance)
    if (slipped !== undefined && slipped !== word) return slipped
  }
  return word
}

const swapped = (word: string, place: number) => {
  const at = Math.min(place, word.length - 2)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}
const dropped = (word: string, place: number) => word.slice(0, place) + word.slice(place + 1)
const doubled = (word: string, place: number) => word.slice(0, place) + word.charAt(place) + word.slice(place)

function besides(word: string, place: number, chance: () => number): string {
  const key = word.charAt(place)
  const row = rows.find((letters) => letters.includes(key.toLowerCase())) ?? ''
  const at = row.indexOf(key.toLowerCase())
  const beside = pick([row.charAt(at - 1), row.charAt(at + 1)].filter(Boolean), chance)
  if (row === '' || beside === undefined) return word
  return word.slice(0, place) + (key === key.toLowerCase() ? beside : beside.toUpperCase()) + word.slice(place + 1)
}
