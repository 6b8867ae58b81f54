import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { leastConfidence } from '../../shared/knowledge/confidence.ts'
import type { Knowledge } from '../../shared/knowledge/knowledge.ts'
import type { Release } from '../../shared/knowledge/release.ts'
import { advanceShelves, noShelves, type Shelves } from '../../shared/knowledge/shelves.ts'
import { createKnowledge } from '../../shared/knowledge/suggest.ts'
import type { SuggestQuery } from '../../shared/knowledge/suggestion.ts'
import { aRelease } from './a-release.ts'
import { fakeClock } from './fake-clock.ts'

/** Knowledge that installs whole releases, its texts in memory. */
export type InstalledKnowledge = Knowledge & { install(release: Release): void }

export function aKnowledge(clock = fakeClock()): InstalledKnowledge {
  let revisions: Release['revisions'] = []
  let shelves: Shelves = noShelves
  const knowledge = createKnowledge({
    clock,
    revisionOf: (revisionId) => revisions.find((revision) => revision.revisionId === revisionId) ?? null,
  })
  return {
    ...knowledge,
    install: (release) => {
      revisions = release.revisions
      shelves = advanceShelves(shelves, release.revisions)
      knowledge.become({ release, timeZone: release.timeZone, useCounts: release.useCounts, shelves })
    },
  }
}

/** Knowledge of some answers. */
export function knowledgeOf(texts: readonly AnswerText[], now = Date.UTC(2026, 10, 23, 14, 0)): InstalledKnowledge {
  const knowledge = aKnowledge(fakeClock(now))
  knowledge.install(aRelease(texts))
  return knowledge
}

/** What residents said, one utterance each, and what the agent noted. */
export function aQuery(said: readonly string[], more: Partial<SuggestQuery> = {}): SuggestQuery {
  return {
    conversation: said.map((text) => ({ speaker: 'resident', text, heardAt: 0 })),
    notes: '',
    language: null,
    fallbackLanguage: 'en',
    floor: leastConfidence.possible,
    showing: [],
    dismissed: [],
    ...more,
  }
}
