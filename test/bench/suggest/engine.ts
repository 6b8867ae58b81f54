import type { Revision } from '../../../shared/knowledge/answer.ts'
import { decodeSegment, encodeSegment } from '../../../shared/knowledge/engine/segment.ts'
import type { Edition, Knowledge } from '../../../shared/knowledge/knowledge.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { advanceShelves, changeShelves, noShelves, type Shelves } from '../../../shared/knowledge/shelves.ts'
import { createKnowledge } from '../../../shared/knowledge/suggest.ts'
import type { SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import { aQuery } from '../../support/a-knowledge.ts'

export const timed = <Value>(work: () => Value): readonly [Value, number] => {
  const startedAt = performance.now()
  const value = work()
  return [value, performance.now() - startedAt]
}

const clock = { now: () => Date.UTC(2026, 10, 23) }

const toEdition = (release: Release, shelves: Shelves): Edition => ({ ...release, release, shelves })

/** The index as bytes, as it is stored: what a start reads. */
export type StoredIndex = { readonly bytes: Record<'en' | 'fr', Uint8Array>; readonly buildMs: number }

export function buildStored(release: Release): StoredIndex {
  const [shelves, buildMs] = timed(() => advanceShelves(noShelves, release.revisions))
  const encode = (language: 'en' | 'fr') => {
    const [part] = shelves[language]
    if (!part) throw new Error(`There are no texts in ${language}.`)
    return encodeSegment(part.segment)
  }
  return { bytes: { en: encode('en'), fr: encode('fr') }, buildMs }
}

/** A start: from the stored bytes to knowledge that has answered once. */
export function openStored(stored: StoredIndex, release: Release, revisionOf: (id: string) => Revision | null) {
  const [opened, readyMs] = timed(() => {
    const knowledge = createKnowledge({ clock, revisionOf })
    const shelves: Shelves = {
      en: [{ segment: decodeSegment(stored.bytes.en), dead: [] }],
      fr: [{ segment: decodeSegment(stored.bytes.fr), dead: [] }],
    }
    knowledge.become(toEdition(release, shelves))
    knowledge.suggest(aQuery(['there is a pothole on my street']))
    return { knowledge, shelves }
  })
  return { ...opened, readyMs }
}

/** `said` as a question; the last element typed into the notes. */
export function toQuery(said: readonly string[], typed: boolean): SuggestQuery {
  return typed ? aQuery(said.slice(0, -1), { notes: said.at(-1) ?? '' }) : aQuery(said)
}

/** A release in which `count` English answers have another text: from the changes known to the first suggestion. */
export function changeAnswers(
  knowledge: Knowledge,
  shelves: Shelves,
  release: Release,
  changed: readonly Revision[],
  replaced: readonly string[],
): { readonly ms: number; readonly shelves: Shelves } {
  const [next, ms] = timed(() => {
    const advanced = changeShelves(shelves, changed, replaced)
    knowledge.become(toEdition({ ...release, number: release.number + 1 }, advanced))
    knowledge.suggest(aQuery(['there is a pothole on my street']))
    return advanced
  })
  return { ms, shelves: next }
}
