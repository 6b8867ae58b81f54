import type { Service } from './service.ts'

/** How much it says that a word stands there. */
const weights = { name: 8, keywords: 5, group: 2, description: 1 } as const

/** Lower case without accents: `Éclairage` and `eclairage` are one word. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * The services that have every word typed, at the beginning of a word of their name, keywords, group or description; the
 * likeliest first. Nothing typed: all of them, as the city lists them.
 */
export function searchServices(services: readonly Service[], typed: string): Service[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return [...services]
  return services
    .map((service) => ({ service, score: scoreOf(service, wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.service.name.localeCompare(b.service.name))
    .map(({ service }) => service)
}

function scoreOf({ name, keywords, group, description }: Service, wanted: readonly string[]): number {
  const places: readonly (readonly [number, readonly string[]])[] = [
    [weights.name, wordsOf(name)],
    [weights.keywords, wordsOf(keywords.join(' '))],
    [weights.group, wordsOf(group ?? '')],
    [weights.description, wordsOf(description ?? '')],
  ]
  const scores = wanted.map((word) => Math.max(...places.map(([weight, words]) => weight * fitOf(word, words))))
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}

/** A whole word fits a little better than the beginning of one. */
function fitOf(word: string, words: readonly string[]): number {
  if (words.includes(word)) return 1.1
  return words.some((one) => one.startsWith(word)) ? 1 : 0
}
