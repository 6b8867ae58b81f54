import { Button } from '@fluentui/react-components'
import { DocumentQuestionMarkRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../shared/people/permissions.ts'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'

/** For the top bar: to the gap report; nothing for those who do not read it. */
export function GapsButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const roles = useAppSelector(({ session }) => session.person?.roles)
  if (!roles || !isAllowed(roles, 'gaps:read')) return null
  return (
    <Button
      appearance="subtle"
      icon={<DocumentQuestionMarkRegular />}
      aria-label={t('gaps.open')}
      title={t('gaps.open')}
      onClick={() => dispatch(dialogOpened('gaps'))}
    />
  )
}
