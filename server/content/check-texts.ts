import type { AnswerText } from '../../shared/knowledge/answer.ts'
import { languages } from '../../shared/knowledge/language.ts'
import { findAskedInOneLanguage, findLonelyQuestions, findSameLabels } from './check-questions.ts'
import { type ContentFault, type Disagreement, disagreementFault } from './content-fault.ts'
import { type GoodFile, gatheredBy, overlap } from './good-file.ts'

/**
 * Checks texts against each other, wherever they come from: one text for a day, relations that lead somewhere,
 * clarifying questions that at least two answers ask. Each is good by itself.
 *
 * @param refused the answers of texts that are not among them, because they were refused by themselves
 */
export function checkTexts(texts: readonly GoodFile[], refused: ReadonlySet<string>): ContentFault[] {
  const disagreements = [
    ...findOverlaps(texts),
    ...findSameLabels(texts),
    ...findAskedInOneLanguage(texts),
    // A text that is refused for something else may be the neighbour that asks the same question.
    ...(refused.size > 0 ? [] : findLonelyQuestions(texts)),
  ]
  return [...disagreements.map(disagreementFault), ...findUnknownRelated(texts, refused)]
}

/** Sorted by file and line, as people work through them. */
export const inOrder = (faults: readonly ContentFault[]) =>
  faults.toSorted((a, b) => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : a.file < b.file ? -1 : 1))

/** On any day an answer has at most one text in a language. */
export function findOverlaps(files: readonly GoodFile[]): Disagreement[] {
  const ofOneAnswer = ({ language, answerId }: AnswerText) => `${language}/${answerId}`
  return gatheredBy(files, ofOneAnswer).flatMap((ofAnswer) =>
    ofAnswer.flatMap((later, index) => {
      const other = ofAnswer.find((earlier, at) => at < index && overlap(earlier.text, later.text))
      return other ? [{ file: later, line: later.lineOf('effectiveFrom'), code: 'same-days', other }] : []
    }),
  )
}

/** A text that is refused for something else is there all the same. */
function findUnknownRelated(files: readonly GoodFile[], refused: ReadonlySet<string>): ContentFault[] {
  const ids = new Set([...files.map(({ text }) => text.answerId), ...refused])
  return files.flatMap(({ file, text, lineOf }) =>
    text.related
      .filter((id) => !ids.has(id))
      .map((id) => ({ file, line: lineOf('related'), reason: `"related" names ${id}, and there is no such answer` })),
  )
}

/** Answers that lack their other language. */
export function findUntranslated(files: readonly GoodFile[]): ContentFault[] {
  const present = new Set(files.map(({ text }) => `${text.language}/${text.answerId}`))
  return files.flatMap(({ file, row, text }) => {
    const missing = languages.filter((language) => !present.has(`${language}/${text.answerId}`))
    return missing.map((language) => ({
      file,
      line: row ?? null,
      reason: `there is no ${language === 'fr' ? 'French' : 'English'} text of this answer`,
    }))
  })
}
