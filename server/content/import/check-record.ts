import { readSections, sectionHeadings } from '../answer-sections.ts'
import { readAnswerValues } from '../answer-values.ts'
import type { ContentFault } from '../content-fault.ts'
import type { GoodFile } from '../good-file.ts'
import type { SourceRecord } from './source-record.ts'

/** Where a record is, for a fault or a remark about it. */
export const placeOfRecord = ({ file, row }: Pick<SourceRecord, 'file' | 'row'>) => ({ file, line: row ?? null })

/** The same checks as for an answer file; what is wrong is told at the row. */
export function checkRecord(
  record: Pick<SourceRecord, 'file' | 'row'>,
  values: SourceRecord['values'],
): GoodFile | { faults: ContentFault[] } {
  const language = values.language === 'fr' ? 'fr' : 'en'
  const headings = sectionHeadings[language]
  const body = [`## ${headings.steps}`, values.steps, `## ${headings.detail}`, values.detail]
  const lines = body.flatMap((part) => (typeof part === 'string' ? part.split('\n') : []))
  const { text, faults } = readAnswerValues({ values, lineOf: () => 1 }, readSections(lines, language, 1))
  const place = placeOfRecord(record)
  if (!text || faults.length > 0) return { faults: faults.map(({ reason }) => ({ ...place, reason })) }
  const { file, row } = record
  return { file, ...(row !== undefined && { row }), text, lineOf: () => row ?? null }
}
