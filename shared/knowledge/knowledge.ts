import type { Clock } from '../clock.ts'
import type { AnswerId, Revision } from './answer.ts'
import type { AnswerSearch, FoundAnswers } from './answer-search.ts'
import type { Lessons } from './engine/lessons.ts'
import type { Language } from './language.ts'
import type { ReleaseIdentity } from './release.ts'
import type { Shelves } from './shelves.ts'
import type { Suggestions, SuggestQuery } from './suggestion.ts'

/** A release as it is searched. */
export type Edition = {
  readonly release: ReleaseIdentity
  /** Days in revisions are days in this IANA time zone. */
  readonly timeZone: string
  /** By answer: how often the centre used it lately. */
  readonly useCounts: Readonly<Record<AnswerId, number>>
  readonly shelves: Shelves
}

export type Lesson = 'used' | 'dismissed'

/**
 * All that a desktop knows, ready to be asked. Plain values in and out, no I/O: it runs in a worker thread, a test or a
 * benchmark alike. `createKnowledge` in `suggest.ts` makes one.
 */
export interface Knowledge {
  /** From now on this is what is known. Shelves that are the same objects as before cost nothing. */
  become(edition: Edition): void
  suggest(query: SuggestQuery): Suggestions
  search(search: AnswerSearch): FoundAnswers
  /** The revision of an answer that is true today, in that language or, where there is none, in the other. */
  answer(answerId: AnswerId, language: Language): Revision | null
  /** The agent used an answer, or said that it does not fit: the ranking learns from it, bounded. */
  teach(query: SuggestQuery, answerId: AnswerId, lesson: Lesson): void
  /** All that was learnt, as plain JSON to be kept. */
  lessons(): Lessons
  recall(lessons: Lessons): void
}

export type KnowledgeWorld = {
  readonly clock: Clock
  /** The text of a revision, wherever it is kept; null where it cannot be had. */
  readonly revisionOf: (revisionId: string) => Revision | null
}
