import { type BrowserWindow, dialog } from 'electron'
import type { Proposed } from '../storage/save-table.ts'

/** Asks whoever is at the window where a file goes; null when they thought better of it, or nobody is there. */
export async function askWhere(window: BrowserWindow | null, { fileName, ending }: Proposed): Promise<string | null> {
  if (!window) return null
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: fileName,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}
