import { type PublishedPage, publishedPageSize } from '../../shared/content/content-here.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { ShelfPart } from '../../shared/knowledge/engine/shelf.ts'
import type { Edition } from '../../shared/knowledge/knowledge.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Shelves } from '../../shared/knowledge/shelves.ts'
import { listTexts } from '../storage/list-texts.ts'
import { openStoredIndex, type ReleasePlace, type StoredIndex } from '../storage/stored-index.ts'
import { openTextReader, type TextReader } from '../storage/text-reader.ts'
import type { OpenedEdition } from './knowledge-messages.ts'

type Open = { readonly place: ReleasePlace; readonly index: StoredIndex; readonly texts: TextReader }

/** The editions that this thread has opened: the one in use, and those that wait to be. */
export interface Editions {
  /**
   * Reads an edition from the disk; segments that it has in common with another are the same objects.
   *
   * @throws when its index is not as it was written
   */
  open(place: ReleasePlace): OpenedEdition
  /** From now on texts are those of this edition. */
  use(edition: number): Edition
  discard(edition: number): void
  revisionOf(revisionId: string): Revision | null
  /** What answers now; null before the first. */
  current(): Edition | null
  /** What a list shows of the texts of the edition in use, a page of them. */
  page(from: number): PublishedPage
  /** Between two questions no file is open. */
  rest(): void
}

export function openEditions(onDamaged: (detail: string) => void): Editions {
  const waiting = new Map<number, Open>()
  let inUse: Open | null = null
  let last = 0

  return {
    open: (place) => {
      const known = new Map([inUse, ...waiting.values()].flatMap((open) => [...(open?.index.segments ?? [])]))
      const opened = openStoredIndex(place, known)
      const index = inUse ? { ...opened, shelves: sameWhereEqual(opened.shelves, inUse.index.shelves) } : opened
      const texts = openTextReader(index.files, index.texts, onDamaged)
      last += 1
      waiting.set(last, { place, index, texts })
      return { edition: last, answers: index.manifest.answers }
    },
    use: (edition) => {
      const next = waiting.get(edition)
      if (!next) throw new RangeError(`There is no edition ${edition}.`)
      waiting.delete(edition)
      inUse?.texts.release()
      inUse = next
      return editionOf(next)
    },
    discard: (edition) => {
      waiting.delete(edition)
    },
    revisionOf: (revisionId) => inUse?.texts.revisionOf(revisionId) ?? null,
    current: () => inUse && editionOf(inUse),
    page: (from) => {
      if (!inUse) return { release: null, timeZone: null, total: 0, texts: [] }
      const { place, index } = inUse
      const texts = listTexts(index.files, index.texts, from, publishedPageSize)
      const { number, hash } = place.release
      return {
        release: { number, hash },
        timeZone: index.manifest.timeZone,
        total: index.texts.bounds.length / 2,
        texts,
      }
    },
    rest: () => inUse?.texts.release(),
  }
}

function editionOf({ place, index }: Open): Edition {
  const { timeZone, useCounts } = index.manifest
  return { release: place.release, timeZone, useCounts, shelves: index.shelves }
}

/** A language in which nothing changed keeps its very shelf, and all that was found out about it. */
function sameWhereEqual(next: Shelves, before: Shelves): Shelves {
  const sameOr = (language: Language) => (isEqual(next[language], before[language]) ? before[language] : next[language])
  return { en: sameOr('en'), fr: sameOr('fr') }
}

const isEqual = (a: readonly ShelfPart[], b: readonly ShelfPart[]) =>
  a.length === b.length &&
  a.every(({ segment, dead }, place) => segment === b[place]?.segment && dead.join() === b[place].dead.join())
