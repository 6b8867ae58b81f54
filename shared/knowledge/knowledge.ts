import type { Clock } from '../clock.ts'
import type { AnswerId, Revision } from './answer.ts'
import type { Language } from './language.ts'
import type { Release } from './release.ts'
import type { Suggestions, SuggestQuery } from './suggestion.ts'

/**
 * All that a desktop knows, ready to be asked. Plain values in and out, no I/O: it runs in a worker thread, a test
 * or a benchmark alike. `createKnowledge` in `suggest.ts` makes one.
 */
export interface Knowledge {
  /** Replaces what is known by a release, whole. */
  install(release: Release): void
  suggest(query: SuggestQuery): Suggestions
  /** The revision of an answer that is true today, in that language or, where there is none, in the other. */
  answer(answerId: AnswerId, language: Language): Revision | null
}

export type KnowledgeWorld = { readonly clock: Clock }
