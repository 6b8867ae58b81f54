import type { Disagreement } from './content-fault.ts'
import { type GoodFile, gatheredBy, overlap } from './good-file.ts'

/*
 * The clarifying questions (`apart`): a question is asked word for word by all the answers that it tells apart, and
 * each of them answers it with a label of its own.
 */

/** The files of one language that ask the same question. */
function askingTheSame(files: readonly GoodFile[]): GoodFile[][] {
  const asking = files.filter(({ text }) => text.apart)
  return gatheredBy(asking, ({ language, apart }) => `${language}/${apart?.question}`)
}

/** A question tells neighbours apart; one that stands in a single answer is misspelled or left over. */
export function findLonelyQuestions(files: readonly GoodFile[]): Disagreement[] {
  return askingTheSame(files)
    .filter((asking) => new Set(asking.map(({ text }) => text.answerId)).size < 2)
    .flat()
    .map((file) => ({ file, line: file.lineOf('apart'), code: 'lonely-question', other: null }))
}

/** The labels are what the agent chooses from. Texts of one answer, one after the other, may keep theirs. */
export function findSameLabels(files: readonly GoodFile[]): Disagreement[] {
  return askingTheSame(files).flatMap((asking) =>
    asking.flatMap((file, index) => {
      const other = asking.find(
        (earlier, at) =>
          at < index && earlier.text.answerId !== file.text.answerId && labelOf(earlier) === labelOf(file),
      )
      return other ? [{ file, line: file.lineOf('apart'), code: 'same-label', other }] : []
    }),
  )
}

const labelOf = ({ text }: Pick<GoodFile, 'text'>) => text.apart?.label.toLocaleLowerCase(text.language)

/** Both languages ask, or neither does: texts that hold on the same days. */
export function findAskedInOneLanguage(files: readonly GoodFile[]): Disagreement[] {
  return gatheredBy(files, ({ answerId }) => answerId).flatMap((ofAnswer) =>
    ofAnswer
      .filter(({ text }) => !text.apart)
      .flatMap((file) => {
        const { text, row } = file
        const other = ofAnswer.find(
          (asking) => asking.text.apart && asking.text.language !== text.language && overlap(asking.text, text),
        )
        return other ? [{ file, line: row ?? null, code: 'asked-in-one-language', other }] : []
      }),
  )
}
