import type { Revision } from './answer.ts'
import { type IndexedDocument, lastDay } from './engine/document.ts'
import type { Section } from './suggestion.ts'

/** A stretch of an answer that is found by itself: the beginning of steps or detail, or what stands under a heading. */
export type AnswerSection = { readonly heading: string; readonly body: string; readonly opens: Section | null }

/** Longer ones are cut between paragraphs: a long text is about many things. */
const mostWords = 170

/** The sections of an answer in reading order: what is said with the steps first, then the detail by its headings. */
export function sectionsOf({ spoken, steps, detail }: Pick<Revision, 'spoken' | 'steps' | 'detail'>): AnswerSection[] {
  const inSteps = cutAtHeadings(steps, 'steps')
  const [first, ...rest] = inSteps
  const opening: AnswerSection = first && first.heading === '' ? first : { heading: '', body: '', opens: null }
  const others = first && first.heading === '' ? rest : inSteps
  return [{ ...opening, body: `${spoken}\n\n${opening.body}` }, ...others, ...cutAtHeadings(detail, 'detail')].flatMap(
    cutLong,
  )
}

function cutAtHeadings(markdown: string, part: Section['part']): AnswerSection[] {
  return markdown
    .split(/^(?=#{2,6} )/m)
    .map((text): AnswerSection => {
      const [line = '', ...rest] = text.split('\n')
      const heading = /^#{2,6} +(.*?)\s*#*$/.exec(line)?.[1] ?? ''
      return heading === ''
        ? { heading: '', body: text, opens: null }
        : { heading, body: rest.join('\n'), opens: { part, heading } }
    })
    .filter(({ heading, body }) => heading !== '' || body.trim() !== '')
}

const cutLong = (section: AnswerSection): AnswerSection[] =>
  cutAtParagraphs(section.body).map((body) => ({ ...section, body }))

/** A text in pieces of at most 170 words, cut between paragraphs; a longer paragraph stays whole. */
export function cutAtParagraphs(text: string): string[] {
  const pieces: string[][] = [[]]
  let words = 0
  for (const paragraph of text.split(/\n\s*\n/)) {
    const length = paragraph.split(/\s+/).length
    if (words > 0 && words + length > mostWords) {
      pieces.push([])
      words = 0
    }
    pieces.at(-1)?.push(paragraph)
    words += length
  }
  return pieces.map((paragraphs) => paragraphs.join('\n\n'))
}

/** A day in the city as the index has it: 20261231. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''))

/** What the index gets of a revision. */
export function toDocument(revision: Revision): IndexedDocument {
  const { revisionId, answerId, title, residentsWords, service, effectiveFrom, effectiveUntil } = revision
  return {
    ref: revisionId,
    key: answerId,
    title,
    synonyms: residentsWords,
    sections: sectionsOf(revision),
    facet: service,
    validFrom: dayNumber(effectiveFrom),
    validUntil: effectiveUntil === null ? lastDay : dayNumber(effectiveUntil),
  }
}
