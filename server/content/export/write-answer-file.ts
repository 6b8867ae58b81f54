import { stringify } from 'yaml'
import { canonicalJson } from '../../../shared/canonical-json.ts'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { parseAnswerFile } from '../answer-file.ts'
import { sectionHeadings } from '../answer-sections.ts'
import { toFileValues } from '../answer-values.ts'

/**
 * The file of an answer, always the same for the same text; null when the text cannot be written so that it reads
 * back the same, letter for letter.
 */
export function writeAnswerFile(text: AnswerText): string | null {
  const front = stringify(toFileValues(text), { lineWidth: 0, aliasDuplicateObjects: false })
  const { steps, detail } = sectionHeadings[text.language]
  const file = `---\n${front}---\n\n## ${steps}\n\n${text.steps}\n\n## ${detail}\n\n${text.detail}\n`
  const read = parseAnswerFile(file)
  return read.ok && canonicalJson(read.text) === canonicalJson(text) ? file : null
}
