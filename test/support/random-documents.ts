import type { IndexedDocument } from '../../shared/knowledge/engine/document.ts'

const vocabulary =
  `garbage bin truck street snow parking ticket water bill tax dog licence permit tree branch noise party
  fence building pothole light sidewalk recycling compost mattress furniture meter leak main sewer basement flood rat
  raccoon bedbug landlord heat rent marriage certificate birth election voter councillor library pool arena camp bus`
    .trim()
    .split(/\s+/)

/** A few words, the first of the vocabulary more often than the last. */
export function someWords(chance: () => number, count: number): string {
  return Array.from({ length: count }, () => vocabulary[Math.floor(vocabulary.length * chance() ** 2)] ?? '').join(' ')
}

/** A document of words that many others have too. */
export function aRandomDocument(chance: () => number, topic: number, text: number): IndexedDocument {
  return {
    ref: `topic-${topic}-text-${text}`,
    key: `topic-${topic}`,
    title: someWords(chance, 3),
    synonyms: [someWords(chance, 2), someWords(chance, 3)],
    sections: [
      { heading: '', body: someWords(chance, 30) },
      { heading: someWords(chance, 2), body: someWords(chance, 20) },
    ],
    facet: topic % 2 === 0 ? 'waste' : 'roads',
    validFrom: 20260101,
    validUntil: 99999999,
  }
}
