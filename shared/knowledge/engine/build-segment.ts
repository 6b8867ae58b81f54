import type { Language } from '../language.ts'
import type { IndexedDocument } from './document.ts'
import { lettersOf } from './letters.ts'
import { indexTexts, type TermSequence } from './lunr-terms.ts'
import type { Segment } from './segment.ts'
import { type SegmentDocument, writeSegment } from './write-segment.ts'

/** Lunr's builder is run over so many documents at a time: its heap grows with them. */
const documentsAtATime = 500

/**
 * Indexes documents of one language. About half a millisecond a document of two hundred words: keep large ones off the
 * UI's thread.
 */
export function buildSegment(documents: readonly IndexedDocument[], language: Language): Segment {
  const read: SegmentDocument[] = []
  const termOfWord = new Map<string, string>()
  for (let from = 0; from < documents.length; from += documentsAtATime) {
    read.push(...readDocuments(documents.slice(from, from + documentsAtATime), language, termOfWord))
  }
  const words = [...termOfWord].map(([word, term]) => ({ word, term, letters: lettersOf(word) }))
  return writeSegment(language, read, words)
}

function readDocuments(
  documents: readonly IndexedDocument[],
  language: Language,
  termOfWord: Map<string, string>,
): SegmentDocument[] {
  const texts = documents.flatMap(({ title, synonyms, sections }) => [
    title,
    ...synonyms,
    ...sections.flatMap(({ heading, body }) => [heading, body]),
  ])
  const sequences = indexTexts(texts, language)
  for (const { terms, words } of sequences) {
    words.forEach((word, at) => {
      termOfWord.set(word, terms[at] ?? word)
    })
  }
  let next = 0
  const take = (): TermSequence => sequences[next++] ?? { terms: [], words: [] }
  return documents.map((document) => {
    const head = [take(), ...document.synonyms.map(take)].map(({ terms }) => terms)
    const sections = document.sections.map(() => [take().terms, take().terms])
    const { ref, key, facet, validFrom, validUntil } = document
    return { ref, key, facet, validFrom, validUntil, parts: [head, ...sections] }
  })
}
