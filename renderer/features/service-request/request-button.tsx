import { Button } from '@fluentui/react-components'
import { ClipboardTaskRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { useKeys } from '../key-map/use-keys.ts'
import { openRequestPanel } from './request-commands.ts'
import { selectHasServices } from './request-selectors.ts'

/** The way to a service request for whoever does not know the key; nothing where there are none. */
export function RequestButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const keys = useKeys('service-request')
  const isThere = useAppSelector((state) => selectHasServices(state) && state.view.tab === 'call')
  if (!isThere) return null
  return (
    <Button
      {...keepsFocus}
      appearance="subtle"
      icon={<ClipboardTaskRegular />}
      aria-label={t('serviceRequest.title')}
      title={`${t('serviceRequest.title')} (${keys.shown.join('+')})`}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(openRequestPanel())}
    />
  )
}
