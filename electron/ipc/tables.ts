import { type AskWhere, saveTable } from '../storage/save-table.ts'
import type { Handle } from './handle.ts'

export const registerTableHandlers = (handle: Handle, { askWhere }: { readonly askWhere: AskWhere }) =>
  handle('table:save', (wanted) => saveTable(wanted, askWhere))
