import lunr from 'lunr'
import french from 'lunr-languages/lunr.fr.js'
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js'
import type { Language } from '../language.ts'
import { words } from './words.ts'

/*
 * The only file that knows Lunr: its tokens, pipeline, stemmers and builder. What Lunr's builder made of the texts is
 * read out of its inverted index; how it is stored and asked is ours. Words are folded before they are stemmed, in the
 * index and in the query alike, because the French stemmer would otherwise keep `menageres` and `ménagères` apart.
 */

stemmerSupport(lunr)
french(lunr)

const { stemmer: frenchStemmer } = lunr.fr
if (!frenchStemmer) throw new Error('lunr-languages has no French stemmer')
const stemmers = { en: lunr.stemmer, fr: frenchStemmer } as const

/** More than the words of a day of calls; then all is forgotten and stemmed again. */
const mostRemembered = 100_000
const remembered: Record<Language, Map<string, string>> = { en: new Map(), fr: new Map() }

/** The term under which the index keeps a folded word. */
export function termOf(folded: string, language: Language): string {
  const known = remembered[language]
  const before = known.get(folded)
  if (before !== undefined) return before
  const term = stemmers[language](new lunr.Token(folded, {})).toString()
  if (known.size >= mostRemembered) known.clear()
  known.set(folded, term)
  return term
}

/** A text's terms in order, and the folded words that they come from. */
export type TermSequence = { readonly terms: string[]; readonly words: string[] }

type Posting = Record<string, { readonly at: number[] } | undefined>
/** What Lunr's builder keeps and its types do not name. */
type OpenBuilder = lunr.Builder & {
  readonly invertedIndex: Record<string, { readonly text: Posting }>
}

/**
 * Runs texts through Lunr's builder and gives each back as the sequence of its terms.
 *
 * @returns one sequence a text, in the order of the texts
 */
export function indexTexts(texts: readonly string[], language: Language): TermSequence[] {
  const builder = new lunr.Builder() as OpenBuilder
  const sequences = texts.map((): TermSequence => ({ terms: [], words: [] }))
  builder.ref('number')
  builder.field('text')
  builder.metadataWhitelist = ['at']
  builder.tokenizer = Object.assign(tokenizerOf(language), { separator: lunr.tokenizer.separator })
  texts.forEach((text, number) => {
    builder.add({ number: String(number), text: { number, text, sequences } })
  })
  for (const [term, { text }] of Object.entries(builder.invertedIndex)) {
    for (const [number, posting] of Object.entries(text)) {
      const sequence = sequences[Number(number)]
      for (const place of posting?.at ?? []) if (sequence) sequence.terms[place] = term
    }
  }
  return sequences
}

type Field = { readonly text: string; readonly number: number; readonly sequences: readonly TermSequence[] }

/** Stemmed in the tokeniser, because a pipeline of our own would have to be registered under a global name. */
function tokenizerOf(language: Language) {
  return (field: unknown) => {
    const { text, number, sequences } = field as Field
    return words(text, language).map(({ folded }, at) => {
      sequences[number]?.words.push(folded)
      return new lunr.Token(termOf(folded, language), { at })
    })
  }
}
