import { useTranslation } from 'react-i18next'
import { type Command, keysOf } from './key-bindings.ts'

/** Keys as a keyboard of the interface's language names them, and as `aria-keyshortcuts` wants them. */
export type Keys = { readonly shown: readonly string[]; readonly aria: string }

const ariaNames: Readonly<Record<string, string>> = { Ctrl: 'Control', Esc: 'Escape', PgDn: 'PageDown', PgUp: 'PageUp' }

/** Turns the keys of the table into their names. */
export function useKeyNames(): (keys: readonly string[]) => Keys {
  const { t } = useTranslation()
  const names: Readonly<Record<string, string>> = {
    Ctrl: t('keys.ctrl'),
    Shift: t('keys.shift'),
    Esc: t('keys.escape'),
    Enter: t('keys.enter'),
    PgDn: t('keys.pageDown'),
    PgUp: t('keys.pageUp'),
  }
  return (keys) => ({
    shown: keys.map((key) => names[key] ?? key),
    aria: keys.map((key) => ariaNames[key] ?? key).join('+'),
  })
}

/** The keys of a command. */
export function useKeys(command: Command): Keys {
  return useKeyNames()(keysOf(command))
}
