import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { settingsChanged } from './settings-slice.ts'

/** Switches the interface to the other language; named in that language, so that those who need it can read it. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const language = useAppSelector(({ settings }) => settings.language)
  const other = language === 'en' ? 'fr' : 'en'
  return (
    <Button
      appearance="subtle"
      title={t('app.otherLanguageHint')}
      onClick={() => dispatch(settingsChanged({ language: other }))}
    >
      <span lang={other}>{t('app.otherLanguage')}</span>
    </Button>
  )
}
