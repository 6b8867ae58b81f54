import type { AnswerText } from '../../../shared/knowledge/answer.ts'

/*
 * What the bench measures, by one interface: the references and our own engine are handed the same texts and the same
 * questions, and give back names in order. `user` is the caller, as the dialogues' files say.
 */

export type Turn = { readonly role: 'user' | 'agent'; readonly text: string }

/** A piece of a longer page, as in gov-dialogues. */
export type Passage = {
  readonly id: string
  readonly docId: string
  readonly domain: string
  readonly title: string
  readonly heading: string
  readonly body: string
}

/** An answer of a city, as in kb-us-cities. */
export type Article = {
  readonly id: string
  readonly title: string
  readonly category: string
  readonly keywords: string
  readonly body: string
  readonly lang: 'en' | 'fr'
  readonly jurisdiction?: string | undefined
  /** The answer it was made of, where it comes from the sample content. */
  readonly text?: AnswerText
}

/** Where a contender sees no confidence of its own, any number that falls with the rank. */
export type Ranked = { readonly id: string; readonly confidence: number }

export interface PassageContender {
  readonly name: string
  /** Ids of the best ten passages, best first. */
  rankPassages(turns: readonly Turn[]): readonly string[]
}

export interface ArticleContender {
  readonly name: string
  /**
   * The best ten, best first, whatever their confidence.
   *
   * @param showing ids that the cards show now, while a text is typed: what is given back is then the cards as the
   *   agent would see them, at most three, floor and staying put applied. Contenders without such rules ignore it.
   */
  rankArticles(text: string, language: 'en' | 'fr', showing?: readonly string[]): readonly Ranked[]
}

/** The contender's part in a figure's name: `raw Lunr` is `rawLunr`. */
export function keyOf({ name }: { readonly name: string }): string {
  const [first = '', ...others] = name.split(' ')
  return first.toLowerCase() + others.join('')
}
