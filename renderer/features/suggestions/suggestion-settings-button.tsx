import { Button } from '@fluentui/react-components'
import { OptionsRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'

/** Says from when on cards show, and leads to where that is set. */
export function SuggestionSettingsButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const cardsFrom = useAppSelector(({ settings }) => settings.cardsFrom)
  const label = t('suggestionSettings.open', { from: t(`suggestionSettings.${cardsFrom}`) })
  return (
    <Button
      appearance="subtle"
      icon={<OptionsRegular />}
      aria-label={label}
      title={label}
      onClick={() => dispatch(dialogOpened('suggestion-settings'))}
    />
  )
}
