import { Button } from '@fluentui/react-components'
import { DarkThemeRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/settings.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { settingsChanged } from './settings-slice.ts'

const next: Readonly<Record<Settings['theme'], Settings['theme']>> = { system: 'light', light: 'dark', dark: 'system' }

/** As the system has it, light, dark: one after the other. */
export function ThemeButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const theme = useAppSelector(({ settings }) => settings.theme)
  const label = t('theme.label', { theme: t(`theme.${theme}`) })
  return (
    <Button
      appearance="subtle"
      icon={<DarkThemeRegular />}
      aria-label={label}
      title={label}
      onClick={() => dispatch(settingsChanged({ theme: next[theme] }))}
    />
  )
}
