import { Button } from '@fluentui/react-components'
import { MegaphoneRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../shared/people/permissions.ts'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'

/** For the top bar: to where notices are written; nothing for those who may not write any. */
export function BannerButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const roles = useAppSelector(({ session }) => session.person?.roles)
  if (!roles || !isAllowed(roles, 'banner:write')) return null
  return (
    <Button
      appearance="subtle"
      icon={<MegaphoneRegular />}
      aria-label={t('banner.open')}
      title={t('banner.open')}
      onClick={() => dispatch(dialogOpened('banners'))}
    />
  )
}
