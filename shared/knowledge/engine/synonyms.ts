import type { Language } from '../language.ts'
import { termOf } from './lunr-terms.ts'
import { words } from './words.ts'

/** What is said, and what may be written for it; each in words. */
export type Expansion = { readonly said: readonly string[]; readonly meant: readonly string[] }

type Known = { readonly said: readonly string[]; readonly meant: readonly string[] }

/** Expansions as terms, by the first term of what is said. */
export type Synonyms = ReadonlyMap<string, readonly Known[]>

export const noSynonyms: Synonyms = new Map()

export function readSynonyms(expansions: readonly Expansion[], language: Language): Synonyms {
  const known = new Map<string, string[]>()
  const toTerms = (texts: readonly string[]): string[] => {
    const phrase = texts.join(' ')
    const terms = known.get(phrase) ?? words(phrase, language).map(({ folded }) => termOf(folded, language))
    known.set(phrase, terms)
    return terms
  }
  const synonyms = new Map<string, Known[]>()
  for (const { said, meant } of expansions) {
    const terms = toTerms(said)
    const [first] = terms
    if (first === undefined) continue
    const others = synonyms.get(first)
    const one = { said: terms, meant: toTerms(meant) }
    if (others) others.push(one)
    else synonyms.set(first, [one])
  }
  return synonyms
}

/** Something said that is known to mean something else: where it begins, how many words it is, the terms it may mean. */
export type FoundSynonym = { readonly place: number; readonly length: number; readonly meant: readonly string[] }

export function synonymsIn(synonyms: Synonyms, terms: readonly string[]): FoundSynonym[] {
  return terms.flatMap((term, place) =>
    (synonyms.get(term) ?? [])
      .filter(({ said }) => said.every((word, offset) => terms[place + offset] === word))
      .map(({ said, meant }) => ({ place, length: said.length, meant })),
  )
}
