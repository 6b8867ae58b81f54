import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { KeyboardRegular, SignOutRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { BannerButton } from '../features/banner/banner-button.tsx'
import { selectMayEdit } from '../features/content/content-selectors.ts'
import { selectIsAnyOpen } from '../features/conversations/desk-selectors.ts'
import { selectAttentionCount, selectMaySeeFigures } from '../features/figures/figures-selectors.ts'
import { FlagQueueButton } from '../features/flags/flag-queue-button.tsx'
import { GapsButton } from '../features/gaps/gaps-button.tsx'
import { useKeys } from '../features/key-map/use-keys.ts'
import { PresenceButton, WhoIsThereButton } from '../features/presence/presence-buttons.tsx'
import { RequestButton } from '../features/service-request/request-button.tsx'
import { signOutAsked } from '../features/session/session-slice.ts'
import { LanguageSwitch } from '../features/settings/language-switch.tsx'
import { ThemeButton } from '../features/settings/theme-button.tsx'
import { SuggestionSettingsButton } from '../features/suggestions/suggestion-settings-button.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { dialogOpened, tabChosen } from './events.ts'
import { useAppDispatch, useAppSelector } from './hooks.ts'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '48px',
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightBold },
  person: { marginLeft: 'auto', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  spacer: { marginLeft: 'auto' },
})

/** Who works here, the two views, and what a person may set. */
export function TopBar() {
  const { t } = useTranslation()
  const styles = useStyles()
  const person = useAppSelector(({ session }) => session.person)
  return (
    <header className={styles.bar}>
      <h1 className={styles.name}>{t('app.name')}</h1>
      {person && <Views />}
      {person ? <span className={styles.person}>{person.displayName}</span> : <span className={styles.spacer} />}
      <LanguageSwitch />
      <ThemeButton />
      {person && <PresenceButton />}
      <WhoIsThereButton />
      <RequestButton />
      <FlagQueueButton />
      <GapsButton />
      <BannerButton />
      {person && <SuggestionSettingsButton />}
      {person && <KeyMapButton />}
      {person && <SignOutButton />}
    </header>
  )
}

function Views() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const tab = useAppSelector(({ view }) => view.tab)
  const mayEdit = useAppSelector(selectMayEdit)
  const count = useAppSelector(({ desk }) => desk.order.length)
  // While the call is not in view this is where one shows that has opened by itself.
  const call = tab !== 'call' && count > 0 ? t('app.tabCallOpen', { count }) : t('app.tabCall')
  const maySeeFigures = useAppSelector(selectMaySeeFigures)
  const attention = useAppSelector(selectAttentionCount)
  // What crossed a threshold shows from everywhere, and calls nobody away.
  const floor = tab !== 'floor' && attention > 0 ? t('app.tabFloorAttention', { count: attention }) : t('app.tabFloor')
  const figures = [
    { value: 'floor' as const, label: floor },
    { value: 'periods' as const, label: t('app.tabPeriods') },
    { value: 'team' as const, label: t('app.tabTeam') },
  ]
  const content = mayEdit ? [{ value: 'content' as const, label: t('app.tabContent') }] : []
  return (
    <nav aria-label={t('app.tabs')}>
      <Tabs
        label={t('app.tabs')}
        tabs={[
          { value: 'call', label: call },
          { value: 'my-day', label: t('app.tabMyDay') },
          ...(maySeeFigures ? figures : []),
          ...content,
        ]}
        selected={tab}
        onSelect={(chosen) => dispatch(tabChosen(chosen))}
      />
    </nav>
  )
}

function KeyMapButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const keys = useKeys('show-keys')
  return (
    <Button
      appearance="subtle"
      icon={<KeyboardRegular />}
      aria-label={t('app.showKeys')}
      title={`${t('app.showKeys')} (${keys.shown.join('+')})`}
      aria-keyshortcuts={keys.aria}
      onClick={() => dispatch(dialogOpened('key-map'))}
    />
  )
}

/** Between calls only: an open call belongs to whoever took it. */
function SignOutButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const isOnCall = useAppSelector(selectIsAnyOpen)
  const label = isOnCall ? t('app.signOutAfterCall') : t('app.signOut')
  return (
    <Button
      appearance="subtle"
      icon={<SignOutRegular />}
      disabledFocusable={isOnCall}
      aria-label={label}
      title={label}
      onClick={() => dispatch(signOutAsked())}
    />
  )
}
