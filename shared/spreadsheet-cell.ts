/*
 * A spreadsheet takes a cell that begins with one of `formulaStart` for a formula and runs it, so in CSV such a cell gets
 * an apostrophe in front. A cell that has the apostrophe already gets another one: reading is the exact reverse of writing.
 */

/** Also the wide forms, which some spreadsheets take for the narrow ones. */
const formulaStart = '[=+\\-@\\t\\r\\n＝＋－＠]'
const needsGuard = new RegExp(`^'*${formulaStart}`)
const isGuarded = new RegExp(`^''*${formulaStart}`)

/** A cell that no spreadsheet takes for a formula. */
export const guardCell = (cell: string): string => (needsGuard.test(cell) ? `'${cell}` : cell)

/** The cell as it was before it was guarded. */
export const withoutGuard = (cell: string): string => (isGuarded.test(cell) ? cell.slice(1) : cell)

/** A row of RFC 4180, every text in quotation marks and guarded, numbers as they are. */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : `"${guardCell(cell).replaceAll('"', '""')}"`
}

/** Without this byte order mark spreadsheets take UTF-8 for something else. */
export const csvMark = '\ufeff'
