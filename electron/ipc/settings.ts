import type { SettingsStore } from '../storage/settings.ts'
import { type Handle, undoAll } from './handle.ts'

type SettingsDeps = {
  readonly settings: SettingsStore
  /** The address of the server is another one now. */
  readonly onServerChanged: () => void
  readonly onThemeChanged: () => void
}

export function registerSettingsHandlers(handle: Handle, { settings, onServerChanged, onThemeChanged }: SettingsDeps) {
  return undoAll(
    handle('settings:read', () => settings.read()),
    handle('settings:change', (changed) => {
      const before = settings.read()
      const after = settings.change(changed)
      if (after.serverUrl !== before.serverUrl) onServerChanged()
      if (after.theme !== before.theme) onThemeChanged()
      return after
    }),
  )
}
