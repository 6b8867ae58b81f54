import { canonicalJson } from '../../../shared/canonical-json.ts'
import type { AnswerText } from '../../../shared/knowledge/answer.ts'
import { csvLine, csvMark, guardCell } from '../../../shared/spreadsheet-cell.ts'
import { csvColumns, joinEntries, joinLinks, unguardCell } from '../csv-cells.ts'
import { checkRecord } from '../import/check-record.ts'
import { noMapping, toValues } from '../import/field-mapping.ts'

/** The byte order mark and the headings. */
export const csvStart = `${csvMark}${csvLine(csvColumns)}`

/** The row of a text; null when it could not be read back the same. */
export function csvRow(text: AnswerText): string | null {
  const cells = cellsOf(text)
  const values = toValues(
    csvColumns.map((column, at) => [column, unguardCell(guardCell(cells[at] ?? ''))] as const),
    noMapping,
  )
  const read = checkRecord({ file: '' }, values)
  return 'text' in read && canonicalJson(read.text) === canonicalJson(text) ? csvLine(cells) : null
}

function cellsOf(text: AnswerText): string[] {
  const cells: Record<(typeof csvColumns)[number], string> = {
    id: text.answerId,
    language: text.language,
    title: text.title,
    kind: text.kind,
    service: text.service,
    audience: text.audience,
    spoken: text.spoken,
    words: joinEntries(text.residentsWords),
    question: text.apart?.question ?? '',
    label: text.apart?.label ?? '',
    owner: text.owner,
    revisedOn: text.revisedOn,
    reviewOn: text.reviewOn,
    effectiveFrom: text.effectiveFrom,
    effectiveUntil: text.effectiveUntil ?? '',
    links: joinLinks(text.links),
    related: text.related.join('\n'),
    steps: text.steps,
    detail: text.detail,
  }
  return csvColumns.map((column) => cells[column])
}
