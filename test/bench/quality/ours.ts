import type { Article, ArticleContender, Passage, PassageContender } from './contender.ts'

/** Steps of our engine that can be turned off one by one; what is left out stays as the product has it. */
export type OurOptions = Readonly<Record<string, unknown>>

/** Each run of `--ablation`: one step off, or one thing otherwise. */
export const ablations: readonly { readonly name: string; readonly options: OurOptions }[] = []

/** Our engine over passages; null while there is none to measure. */
export function ourPassages(_passages: readonly Passage[], _options: OurOptions = {}): PassageContender | null {
  return null
}

/** Our engine over articles; null while there is none to measure. */
export function ourArticles(_articles: readonly Article[], _options: OurOptions = {}): ArticleContender | null {
  return null
}
