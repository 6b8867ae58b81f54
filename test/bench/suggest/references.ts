import lunr from 'lunr'
import MiniSearch from 'minisearch'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'

/** An engine as its documentation shows it: the named references. */
export type Reference = { readonly name: string; readonly builtMs: number; ask(text: string): void }

const fields = ['title', 'residentsWords', 'spoken', 'steps', 'detail'] as const
const toDocument = (text: AnswerText, id: number) => ({ ...text, id, residentsWords: text.residentsWords.join(' ') })

/** Lunr over the English texts, asked for all words of the question. */
export function rawLunr(texts: readonly AnswerText[]): Reference {
  const startedAt = performance.now()
  const index = lunr(function () {
    this.ref('id')
    for (const field of fields) this.field(field)
    texts.forEach((text, id) => {
      if (text.language === 'en') this.add(toDocument(text, id))
    })
  })
  const builtMs = performance.now() - startedAt
  return { name: 'raw Lunr', builtMs, ask: (text) => void index.search(text.replace(/[^\p{L}\p{N}\s]/gu, ' ')) }
}

/** MiniSearch over the English texts, completing the last word. */
export function miniSearch(texts: readonly AnswerText[]): Reference {
  const startedAt = performance.now()
  const index = new MiniSearch({ fields: [...fields] })
  index.addAll(texts.flatMap((text, id) => (text.language === 'en' ? [toDocument(text, id)] : [])))
  const builtMs = performance.now() - startedAt
  return { name: 'MiniSearch', builtMs, ask: (text) => void index.search(text, { prefix: true }) }
}
