import type { ArticleContender } from './contender.ts'

export type Typed = { readonly text: string; readonly lang: 'en' | 'fr' }

export type Changes = {
  readonly keystrokes: number
  /** Keystrokes after which the three cards are not the same in the same order. */
  readonly changes: number
  /** Cards that were not among the three before. */
  readonly newcomers: number
}

/** Types a text letter by letter and counts how often its three cards change. */
export function changesWhileTyping(contender: ArticleContender, { text, lang }: Typed): Changes {
  let showing: readonly string[] = []
  let [changes, newcomers] = [0, 0]
  const letters = [...text]
  letters.forEach((_, place) => {
    const typed = letters.slice(0, place + 1).join('')
    const cards = contender
      .rankArticles(typed, lang, showing)
      .slice(0, 3)
      .map(({ id }) => id)
    if (cards.join(' ') !== showing.join(' ')) changes++
    newcomers += cards.filter((id) => !showing.includes(id)).length
    showing = cards
  })
  return { keystrokes: letters.length, changes, newcomers }
}
