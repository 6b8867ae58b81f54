/** What is indexed: an answer's text in one language, as plain text. */
export type IndexedDocument = {
  /** Names this very text; another text has another. */
  readonly ref: string
  /** Names the topic, the same over time and languages. */
  readonly key: string
  readonly title: string
  /** What people call it; each phrase by itself. */
  readonly synonyms: readonly string[]
  readonly sections: readonly { readonly heading: string; readonly body: string }[]
  /** What searches can be narrowed to. */
  readonly facet: string
  /** The first and the last day on which it may be found, as numbers: 20261231. */
  readonly validFrom: number
  readonly validUntil: number
}

export const firstDay = 0
export const lastDay = 99_999_999
