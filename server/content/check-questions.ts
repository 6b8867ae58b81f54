import type { ContentFault } from './content-fault.ts'
import { type GoodFile, gatheredBy, overlap, placeOf } from './good-file.ts'

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
export function findLonelyQuestions(files: readonly GoodFile[]): ContentFault[] {
  return askingTheSame(files)
    .filter((asking) => new Set(asking.map(({ text }) => text.answerId)).size < 2)
    .flat()
    .map(({ file, lineOf }) => ({
      file,
      line: lineOf('apart'),
      reason: '"apart" asks a question that no other answer of this language asks, letter for letter',
    }))
}

/** The labels are what the agent chooses from. Texts of one answer, one after the other, may keep theirs. */
export function findSameLabels(files: readonly GoodFile[]): ContentFault[] {
  return askingTheSame(files).flatMap((asking) =>
    asking.flatMap(({ file, text, lineOf }, index) => {
      const other = asking.find(
        (earlier, at) =>
          at < index && earlier.text.answerId !== text.answerId && labelOf(earlier) === labelOf({ text }),
      )
      if (!other) return []
      const reason = `"apart" has the same label as ${placeOf(other)}, which asks the same question`
      return [{ file, line: lineOf('apart'), reason }]
    }),
  )
}

const labelOf = ({ text }: Pick<GoodFile, 'text'>) => text.apart?.label.toLocaleLowerCase(text.language)

/** Both languages ask, or neither does: texts that hold on the same days. */
export function findAskedInOneLanguage(files: readonly GoodFile[]): ContentFault[] {
  return gatheredBy(files, ({ answerId }) => answerId).flatMap((ofAnswer) =>
    ofAnswer
      .filter(({ text }) => !text.apart)
      .flatMap(({ file, row, text }) => {
        const asking = ofAnswer.find(
          (other) => other.text.apart && other.text.language !== text.language && overlap(other.text, text),
        )
        return asking ? [{ file, line: row ?? null, reason: `"apart" is missing: ${placeOf(asking)} has it` }] : []
      }),
  )
}
