import { type Settings, settingsSchema } from '../../shared/settings.ts'

export interface SettingsStore {
  read(): Settings
  change(changed: { readonly [Name in keyof Settings]?: Settings[Name] | undefined }): Settings
}

/** The part of electron-store that is used: the whole file as one value. */
export type SettingsFile = { store: Record<string, unknown> }

/** Settings as they are in the file; what is missing or makes no sense there is as in `defaults`. */
export function openSettings(file: SettingsFile, defaults: Settings): SettingsStore {
  const read = () => readSettings(file.store, defaults)
  return {
    read,
    change: (changed) => {
      file.store = { ...file.store, ...changed }
      return read()
    },
  }
}

/** One setting that makes no sense costs only itself. */
export function readSettings(stored: Readonly<Record<string, unknown>>, defaults: Settings): Settings {
  const { language, theme, serverUrl, cardsFrom, hourCost } = settingsSchema.shape
  return {
    language: language.catch(defaults.language).parse(stored.language),
    theme: theme.catch(defaults.theme).parse(stored.theme),
    serverUrl: serverUrl.catch(defaults.serverUrl).parse(stored.serverUrl),
    cardsFrom: cardsFrom.catch(defaults.cardsFrom).parse(stored.cardsFrom),
    hourCost: hourCost.catch(defaults.hourCost).parse(stored.hourCost),
  }
}
