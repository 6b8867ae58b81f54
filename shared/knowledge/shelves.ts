import type { Revision } from './answer.ts'
import { buildSegment } from './engine/build-segment.ts'
import { mergeSegments } from './engine/merge-segments.ts'
import { keyOf } from './engine/segment.ts'
import { placesOf, type ShelfPart } from './engine/shelf.ts'
import { numbersOf } from './engine/string-table.ts'
import { type Language, languages } from './language.ts'
import { toDocument } from './sections.ts'

/** What is indexed, by language: few large segments and small young ones. Never changed, only replaced. */
export type Shelves = Readonly<Record<Language, readonly ShelfPart[]>>

export const noShelves: Shelves = { en: [], fr: [] }

/**
 * The shelves of a release, made from those of another one: only texts that are new are indexed, as one small segment;
 * what is no longer in the release is marked. Searching them gives what an index built at once would.
 */
export function advanceShelves(before: Shelves, revisions: readonly Revision[]): Shelves {
  const shelfOf = (language: Language) =>
    advance(
      before[language],
      revisions.filter((revision) => revision.language === language),
      language,
    )
  return { en: shelfOf('en'), fr: shelfOf('fr') }
}

function advance(parts: readonly ShelfPart[], revisions: readonly Revision[], language: Language): ShelfPart[] {
  const wanted = new Map(revisions.map((revision) => [revision.revisionId, revision]))
  const gone = new Map<number, number[]>()
  for (const [ref, { part, document }] of placesOf(parts)) {
    if (!wanted.delete(ref)) gone.set(part, [...(gone.get(part) ?? []), document])
  }
  const kept = parts.map((part, number) => {
    const dead = gone.get(number)
    return dead ? { ...part, dead: [...part.dead, ...dead].sort((a, b) => a - b) } : part
  })
  if (wanted.size === 0) return kept
  return [...kept, { segment: buildSegment([...wanted.values()].map(toDocument), language), dead: [] }]
}

/**
 * A step from one release to the next, where the changes are known: costs what the changes cost, not what the release
 * does.
 *
 * @param put new texts, none of them there yet
 * @param withdrawn the ids of the revisions that end
 */
export function changeShelves(before: Shelves, put: readonly Revision[], withdrawn: readonly string[]): Shelves {
  const ended = new Set(withdrawn)
  const shelfOf = (language: Language): ShelfPart[] => {
    const kept = before[language].map((part) => withoutRefs(part, ended))
    const texts = put.filter((revision) => revision.language === language)
    return texts.length === 0 ? kept : [...kept, { segment: buildSegment(texts.map(toDocument), language), dead: [] }]
  }
  return { en: shelfOf('en'), fr: shelfOf('fr') }
}

function withoutRefs(part: ShelfPart, ended: ReadonlySet<string>): ShelfPart {
  const gone = numbersOf(part.segment.refs, ended)
  return gone.length === 0 ? part : { ...part, dead: [...new Set([...part.dead, ...gone])].sort((a, b) => a - b) }
}

/** How many answers there are, in whichever languages. */
export function answersIn(shelves: Shelves): number {
  const answerIds = new Set<string>()
  for (const { segment, dead } of languages.flatMap((language) => shelves[language])) {
    const gone = new Set(dead)
    for (let document = 0; document < segment.documentCount; document++) {
      if (!gone.has(document)) answerIds.add(keyOf(segment, document))
    }
  }
  return answerIds.size
}

/** More young segments than this cost every question something; more dead documents than this share cost space. */
const mostYoung = 4
const mostDeadShare = 0.2
/** A segment is young below this share of the largest. */
const youngShare = 0.25

/** Merges what is scattered; gives back the same object when all is well. Takes seconds for a large release. */
export function tidyShelves(shelves: Shelves): Shelves {
  const tidied = languages.map((language) => [language, tidy(shelves[language])] as const)
  if (tidied.every(([language, parts]) => parts === shelves[language])) return shelves
  return { ...shelves, ...Object.fromEntries(tidied) }
}

function tidy(given: readonly ShelfPart[]): readonly ShelfPart[] {
  const parts = given.filter(({ segment, dead }) => dead.length < segment.documentCount)
  const largest = Math.max(0, ...parts.map(({ segment }) => segment.documentCount))
  const isYoung = ({ segment }: ShelfPart) => segment.documentCount < largest * youngShare
  const isDying = ({ segment, dead }: ShelfPart) => dead.length > segment.documentCount * mostDeadShare
  if (parts.some((part) => isDying(part) && !isYoung(part))) return mergeAll(parts)
  const young = parts.filter(isYoung)
  if (young.length > mostYoung) return [...parts.filter((part) => !isYoung(part)), ...mergeAll(young)]
  return parts.length === given.length ? given : parts
}

function mergeAll(parts: readonly ShelfPart[]): ShelfPart[] {
  const merged = mergeSegments(parts)
  return merged.documentCount === 0 ? [] : [{ segment: merged, dead: [] }]
}
