import { access } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { type ExportFormat, type ExportTable, toCsv, xlsxSheets } from '../../shared/figures/export/table.ts'
import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import { failure } from '../../shared/result.ts'
import { stored } from './storage-fault.ts'
import { writeFileSafely } from './write-file-safely.ts'

export type Proposed = { readonly fileName: string; readonly ending: ExportFormat }
export type AskWhere = (proposed: Proposed) => Promise<string | null>

type Wanted = { readonly table: ExportTable; readonly format: ExportFormat }

/**
 * Writes a table, whole or not at all, where somebody says. The file is made here, from cells, so that nothing but a table
 * can leave the window like that; its ending is that of its format, whatever was typed.
 */
export async function saveTable({ table, format }: Wanted, askWhere: AskWhere): Promise<RequestAnswer<'table:save'>> {
  const chosen = await askWhere({ fileName: `${table.name}.${format}`, ending: format })
  if (chosen === null) return { ok: true, value: { fileName: null } }
  const hasEnding = extname(chosen).toLowerCase() === `.${format}`
  const path = hasEnding ? chosen : `${chosen}.${format}`
  // Nobody was asked whether this one may be replaced.
  if (!hasEnding && (await isThere(path))) return failure('name-taken', path)
  return stored(async () => {
    await writeFileSafely(path, format === 'csv' ? toCsv(table) : await toXlsx(table))
    return { fileName: basename(path) }
  })
}

const toXlsx = (table: ExportTable): Promise<Uint8Array> => writeXlsxFile(xlsxSheets(table)).toBuffer()

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
