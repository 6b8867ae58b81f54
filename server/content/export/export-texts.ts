import { canonicalJson } from '../../../shared/canonical-json.ts'
import type { AnswerText, Revision } from '../../../shared/knowledge/answer.ts'
import { csvRow, csvStart } from './write-csv.ts'
import { writeFolder } from './write-folder.ts'
import { writeWhole } from './write-whole.ts'

export type ExportFormat = 'folder' | 'csv' | 'jsonl'

/** What an export left behind: files that belong to no text (folder), and texts that the format cannot hold. */
export type Exported = {
  readonly files: number
  readonly stale: readonly string[]
  readonly unwritable: readonly string[]
}

/**
 * Writes the texts of a release, in an order that depends on nothing else. When one of them could not be read back
 * the same, letter for letter, nothing is written and it is named.
 *
 * @param replace also removes files of a folder that belong to no text
 */
export async function exportTexts(
  revisions: readonly Revision[],
  { path, format, replace }: { path: string; format: ExportFormat; replace: boolean },
): Promise<Exported> {
  const texts = revisions.map(({ revisionId: _, ...text }) => text).toSorted(byName)
  switch (format) {
    case 'folder':
      return writeFolder(path, texts, replace)
    case 'csv':
      return writeCsv(path, texts)
    case 'jsonl':
      await writeWhole(path, jsonLines(texts))
      return { files: 1, stale: [], unwritable: [] }
  }
}

const nameOf = ({ language, answerId, effectiveFrom }: AnswerText) => `${language}/${answerId}@${effectiveFrom}`
const byName = (a: AnswerText, b: AnswerText) => (nameOf(a) < nameOf(b) ? -1 : 1)

function* jsonLines(texts: readonly AnswerText[]): Generator<string> {
  for (const text of texts) yield `${canonicalJson(text)}\n`
}

async function writeCsv(path: string, texts: readonly AnswerText[]): Promise<Exported> {
  const rows: string[] = []
  const unwritable: string[] = []
  for (const text of texts) {
    const row = csvRow(text)
    if (row === null) unwritable.push(nameOf(text))
    else rows.push(row)
  }
  if (unwritable.length > 0) return { files: 0, stale: [], unwritable }
  await writeWhole(path, [csvStart, ...rows])
  return { files: 1, stale: [], unwritable: [] }
}
