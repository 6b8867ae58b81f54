import { join } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import type { EpochMs } from '../../../shared/clock.ts'
import { exportTable } from '../../../shared/figures/export/export-table.ts'
import { type ExportFormat, toCsv, xlsxSheets } from '../../../shared/figures/export/table.ts'
import { type Dimension, dimensions, type Question } from '../../../shared/figures/question.ts'
import type { Language } from '../../../shared/knowledge/language.ts'
import type { Db } from '../../db/database.ts'
import { readLabels } from '../period/labels-repository.ts'
import { readPeriod } from '../period/read-period.ts'
import { putFile } from './put-file.ts'

export type WantedFile = {
  readonly question: Question
  readonly format: ExportFormat
  readonly language: Language
  readonly folder: string
}

/** Writes the file that the screen would save of the same question. Resolves to its path. */
export async function writeExport(
  db: Db,
  { question, format, language, folder }: WantedFile,
  at: EpochMs,
  timeZone: string,
): Promise<string> {
  const answer = await readPeriod(db, question, timeZone)
  const nameOf = await readNames(db, question, language)
  const table = exportTable({ question, answer, compared: null, language, at, nameOf })
  const path = join(folder, `${table.name}.${format}`)
  await putFile(path, format === 'csv' ? toCsv(table) : await writeXlsxFile(xlsxSheets(table)).toBuffer())
  return path
}

/** What values of the filter are called that have an id. */
async function readNames(db: Db, { filter }: Question, language: Language) {
  const labels = await Promise.all(
    dimensions.map(async (dimension) => [dimension, await readLabels(db, dimension, filter[dimension] ?? [])] as const),
  )
  const known = new Map(labels)
  return (dimension: Dimension, value: string): string | null => {
    const label = known.get(dimension)?.get(value)
    return (typeof label === 'string' ? label : label?.[language]) ?? null
  }
}
