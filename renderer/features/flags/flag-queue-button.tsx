import { Button } from '@fluentui/react-components'
import { FlagRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../shared/people/permissions.ts'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'

/** For the top bar: to the queue of flags; nothing for those who settle none. */
export function FlagQueueButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const roles = useAppSelector(({ session }) => session.person?.roles)
  if (!roles || !isAllowed(roles, 'flags:settle')) return null
  return (
    <Button
      appearance="subtle"
      icon={<FlagRegular />}
      aria-label={t('flagQueue.open')}
      title={t('flagQueue.open')}
      onClick={() => dispatch(dialogOpened('flag-queue'))}
    />
  )
}
