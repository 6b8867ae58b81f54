import type { Suggestion, Suggestions } from '../../shared/knowledge/suggestion.ts'

/** An answer offered, with everything filled in. */
export function aSuggestion(more: Partial<Suggestion> = {}): Suggestion {
  const { answerId = 'pothole-report' } = more
  return {
    answerId,
    revisionId: `${answerId}-1`,
    language: 'en',
    title: answerId,
    spoken: `The line of ${answerId}.`,
    kind: 'information',
    service: 'roads',
    revisedOn: '2026-01-01',
    confidence: 0.8,
    matches: [],
    saidTurnsAgo: 0,
    usedBefore: false,
    section: null,
    marks: { title: [], spoken: [] },
    ...more,
  }
}

/** What main answers when it is asked for suggestions. */
export const suggestionsOf = (
  suggestions: readonly Suggestion[],
  question: Suggestions['question'] = null,
): Suggestions => ({ language: 'en', suggestions: [...suggestions], question, releaseNumber: 1 })
