import { access } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import writeXlsxFile from 'write-excel-file/node'
import { type ExportFormat, type ExportTable, toCsv, xlsxSheets } from '../../shared/figures/export/table.ts'
import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import { failure, type Result, success } from '../../shared/result.ts'
import { stored } from './storage-fault.ts'
import { writeFileSafely } from './write-file-safely.ts'

export type Proposed = { readonly fileName: string; readonly ending: ExportFormat | 'pdf' | 'json' }
type Content = string | Uint8Array
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
  make: () => Content | Promise<Content>,
): Promise<RequestAnswer<'table:save'>> {
  const chosen = await choosePath(proposed, askWhere)
  if (!chosen.ok) return chosen
  if (chosen.value === null) return success({ fileName: null })
  return writeChosen(chosen.value, make)
}

/** Where somebody says that a file goes, with the ending that it has; null when they thought better of it. */
export async function choosePath(proposed: Proposed, askWhere: AskWhere): Promise<Result<string | null, 'name-taken'>> {
  const chosen = await askWhere(proposed)
  if (chosen === null) return success(null)
  const ending = `.${proposed.ending}`
  if (extname(chosen).toLowerCase() === ending) return success(chosen)
  const path = `${chosen}${ending}`
  // Nobody was asked whether this one may be replaced.
  return (await isThere(path)) ? failure('name-taken', path) : success(path)
}

/** Writes what is made, whole or not at all, to a path that somebody chose. */
export const writeChosen = (path: string, make: () => Content | Promise<Content>) =>
  stored(async () => {
    await writeFileSafely(path, await make())
    return { fileName: basename(path) }
  })

const toXlsx = (table: ExportTable): Promise<Uint8Array> => writeXlsxFile(xlsxSheets(table)).toBuffer()

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
