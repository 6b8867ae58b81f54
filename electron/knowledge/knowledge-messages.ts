import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Release } from '../../shared/knowledge/release.ts'
import type { Suggestions, SuggestQuery } from '../../shared/knowledge/suggestion.ts'

/* Main ↔ knowledge host. Both ends are this build and one process, so the types suffice. */

export type KnowledgeAsks = {
  install: { readonly input: Release; readonly answer: null }
  suggest: { readonly input: SuggestQuery; readonly answer: Suggestions }
  answer: {
    readonly input: { readonly answerId: AnswerId; readonly language: Language }
    readonly answer: Revision | null
  }
}
export type KnowledgeAsk = keyof KnowledgeAsks

export type ToKnowledgeHost = {
  [Name in KnowledgeAsk]: { readonly id: number; readonly name: Name; readonly input: KnowledgeAsks[Name]['input'] }
}[KnowledgeAsk]

export type FromKnowledgeHost =
  | { readonly id: number; readonly ok: true; readonly answer: KnowledgeAsks[KnowledgeAsk]['answer'] }
  | { readonly id: number; readonly ok: false; readonly detail: string }
