import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PeopleTeamRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { isAllowed } from '../../../shared/people/permissions.ts'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { keepsFocus } from '../../ui/keeps-focus.ts'
import { useKeys } from '../key-map/use-keys.ts'

const useStyles = makeStyles({
  state: { whiteSpace: 'nowrap' },
  time: { fontVariantNumeric: 'tabular-nums', marginLeft: tokens.spacingHorizontalXS },
})

/** For the top bar: how the centre sees this agent, since when, and the way to change it. Nothing before it is known. */
export function PresenceButton() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const own = useAppSelector(({ presence }) => presence.own)
  const keys = useKeys('choose-presence')
  const now = useNow(own !== null, 1_000)
  if (!own) return null
  const state = t(`presence.state.${own.state}`)
  return (
    <Button
      {...keepsFocus}
      appearance="subtle"
      className={styles.state}
      aria-label={t('presence.open', { state })}
      title={`${t('presence.open', { state })} (${keys.shown.join('+')})`}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(dialogOpened('presence'))}
    >
      {state}
      <span className={styles.time}>{formatDuration(now - own.since)}</span>
    </Button>
  )
}

/** For the top bar: to everybody who is there; nothing for those who do not supervise. */
export function WhoIsThereButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const roles = useAppSelector(({ session }) => session.person?.roles)
  if (!roles || !isAllowed(roles, 'presence:read-all')) return null
  return (
    <Button
      appearance="subtle"
      icon={<PeopleTeamRegular />}
      aria-label={t('presence.whoIsThere')}
      title={t('presence.whoIsThere')}
      onClick={() => dispatch(dialogOpened('who-is-there'))}
    />
  )
}
