import type { PublishedPage, TextTrial, TriedQuestion } from '../../shared/content/content-here.ts'
import type { AskedGolden } from '../../shared/content/golden.ts'
import type { AnswerId, Revision } from '../../shared/knowledge/answer.ts'
import type { AnswerSearch, FoundAnswers } from '../../shared/knowledge/answer-search.ts'
import type { Lesson } from '../../shared/knowledge/knowledge.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Suggestions, SuggestQuery } from '../../shared/knowledge/suggestion.ts'
import type { ReleasePlace } from '../storage/stored-index.ts'

/* Main ↔ knowledge host. Both ends are this build and one process, so the types suffice. */

/** An edition that was opened, by its number in that thread. */
export type OpenedEdition = { readonly edition: number; readonly answers: number }

export type KnowledgeAsks = {
  /** Where lessons are kept; the first thing that is asked. */
  'recall-lessons': { readonly input: { readonly file: string }; readonly answer: null }
  open: { readonly input: ReleasePlace; readonly answer: OpenedEdition }
  use: { readonly input: { readonly edition: number }; readonly answer: null }
  discard: { readonly input: { readonly edition: number }; readonly answer: null }
  suggest: { readonly input: SuggestQuery; readonly answer: Suggestions }
  search: { readonly input: AnswerSearch; readonly answer: FoundAnswers }
  answer: {
    readonly input: { readonly answerId: AnswerId; readonly language: Language }
    readonly answer: Revision | null
  }
  /** A page of what is published, beginning with that many. */
  'list-texts': { readonly input: { readonly from: number }; readonly answer: PublishedPage }
  text: { readonly input: { readonly revisionId: string }; readonly answer: Revision | null }
  /** How a draft would be found; nothing of what answers is changed. */
  'try-text': { readonly input: TextTrial; readonly answer: TriedQuestion[] }
  /** What test questions find; nothing of what answers is changed. */
  'find-golden': { readonly input: readonly AskedGolden[]; readonly answer: AnswerId[][] }
  teach: { readonly input: Teaching; readonly answer: null }
  'forget-lessons': { readonly input: null; readonly answer: null }
  /** Writes what is not written yet. */
  'keep-lessons': { readonly input: null; readonly answer: null }
}
export type KnowledgeAsk = keyof KnowledgeAsks

export type Teaching = { readonly query: SuggestQuery; readonly answerId: AnswerId; readonly lesson: Lesson }

export type ToKnowledgeHost = {
  [Name in KnowledgeAsk]: { readonly id: number; readonly name: Name; readonly input: KnowledgeAsks[Name]['input'] }
}[KnowledgeAsk]

/** What the host tells unasked. */
export type Notice = {
  readonly notice: 'text-damaged' | 'lessons-forgotten' | 'lessons-not-kept'
  readonly detail: string
}

export type FromKnowledgeHost =
  | { readonly id: number; readonly ok: true; readonly answer: KnowledgeAsks[KnowledgeAsk]['answer'] }
  | { readonly id: number; readonly ok: false; readonly detail: string }
  | Notice
