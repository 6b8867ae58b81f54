import { misheard } from './noise/misheard.ts'
import { chanceFor } from './noise/noise.ts'
import type { Query } from './query.ts'

/** Queries that are told apart in the tables; `key` is its part in the figures' names. */
export type Group = { readonly label: string; readonly key: string; readonly queries: readonly Query[] }

/** Asking two things at once; the card of each has to be there. */
export const asksTwo = ({ difficulty }: Query): boolean => difficulty === 'multi-intent' || difficulty === 'two-intents'

/** All, by difficulty, by language, and the paraphrases once more as a speech recogniser gives them. */
export function groupsOf(queries: readonly Query[]): Group[] {
  const answerable = queries.filter(({ answers }) => answers.length > 0)
  const difficulties = [...new Set(answerable.map(({ difficulty }) => difficulty))]
  const paraphrases = answerable.filter(({ difficulty }) => difficulty === 'paraphrase')
  return [
    { label: 'overall', key: 'overall', queries: answerable },
    ...difficulties.map((difficulty) => ({
      label: difficulty,
      key: difficulty,
      queries: answerable.filter((query) => query.difficulty === difficulty),
    })),
    { label: 'English', key: 'en', queries: answerable.filter(({ lang }) => lang === 'en') },
    { label: 'French', key: 'fr', queries: answerable.filter(({ lang }) => lang === 'fr') },
    { label: 'paraphrase, misheard', key: 'asr', queries: paraphrases.map(asHeard) },
  ]
}

const asHeard = (query: Query): Query => ({
  ...query,
  text: misheard(query.text, query.lang, chanceFor('asr', query.id)),
})
