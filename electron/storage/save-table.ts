import { access } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { type ExportFormat, type ExportTable, toCsv, xlsxSheets } from '../../shared/figures/export/table.ts'
import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import { failure } from '../../shared/result.ts'
import { stored } from './storage-fault.ts'
import { writeFileSafely } from './write-file-safely.ts'

export type Proposed = { readonly fileName: string; readonly ending: ExportFormat | 'pdf' }
export type AskWhere = (proposed: Proposed) => Promise<string | null>

type Wanted = { readonly table: ExportTable; readonly format: ExportFormat }

/**
 * Writes a table, whole or not at all, where somebody says. The file is made here, from cells, so that nothing but a table
 * can leave the window like that; its ending is that of its format, whatever was typed.
 */
export const saveTable = ({ table, format }: Wanted, askWhere: AskWhere): Promise<RequestAnswer<'table:save'>> =>
  saveFile({ fileName: `${table.name}.${format}`, ending: format }, askWhere, () =>
    format === 'csv' ? toCsv(table) : toXlsx(table),
  )

/** Writes what is made, whole or not at all, where somebody says. */
export async function saveFile(
  proposed: Proposed,
  askWhere: AskWhere,
  make: () => string | Uint8Array | Promise<Uint8Array>,
): Promise<RequestAnswer<'table:save'>> {
  const chosen = await askWhere(proposed)
  if (chosen === null) return { ok: true, value: { fileName: null } }
  const ending = `.${proposed.ending}`
  const hasEnding = extname(chosen).toLowerCase() === ending
  const path = hasEnding ? chosen : `${chosen}${ending}`
  // Nobody was asked whether this one may be replaced.
  if (!hasEnding && (await isThere(path))) return failure('name-taken', path)
  return stored(async () => {
    await writeFileSafely(path, await make())
    return { fileName: basename(path) }
  })
}

const toXlsx = (table: ExportTable): Promise<Uint8Array> => writeXlsxFile(xlsxSheets(table)).toBuffer()

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
