import { z } from 'zod'
import { csvLine, csvMark } from '../../spreadsheet-cell.ts'

/* Figures as a file has them: sheets of rows. */

/** What a cell of a spreadsheet may hold. */
const longestCell = 32_767

const cellSchema = z.union([z.string().max(longestCell), z.number(), z.null()])
export type Cell = z.infer<typeof cellSchema>

const sheetSchema = z.object({
  // What Excel lets a sheet be called.
  name: z.string().regex(/^[^:\\/?*[\]]{1,31}$/),
  rows: z.array(z.array(cellSchema).max(100)).max(5_000),
})

export const exportTableSchema = z.object({
  /** What the file is called, without its ending: a name on every system, and no path. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
  sheets: z.array(sheetSchema).min(1).max(10),
})
export type ExportTable = z.infer<typeof exportTableSchema>

export const exportFormats = ['csv', 'xlsx'] as const
export const exportFormatSchema = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** The table as CSV: UTF-8 with a byte order mark, the sheets below each other with an empty line between. */
export const toCsv = ({ sheets }: ExportTable): string =>
  csvMark + sheets.map(({ rows }) => rows.map(csvLine).join('')).join('\r\n')

/**
 * The sheets as `write-excel-file` takes them: texts are written as texts, which no spreadsheet runs, whatever they begin
 * with.
 */
export const xlsxSheets = ({ sheets }: ExportTable) =>
  sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? textCell(cell) : cell))),
  }))

const textCell = (text: string) => (text === '' ? null : { type: String, value: text })
