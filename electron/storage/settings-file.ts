import { ipcMain } from 'electron'
import ElectronStore from 'electron-store'
import type { SettingsFile } from './settings.ts'

/** The settings' file, `settings.json`; one that is not JSON any more is begun afresh. */
export function openSettingsFile(folder: string): SettingsFile {
  const store = new ElectronStore<Record<string, unknown>>({ cwd: folder, name: 'settings', clearInvalidConfig: true })
  // The library offers itself to pages; ours ask through the contract alone.
  ipcMain.removeAllListeners('electron-store-get-data')
  return store
}
