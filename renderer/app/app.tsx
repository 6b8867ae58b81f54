import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BannerBar } from '../features/banner/banner-bar.tsx'
import { BannerDialog } from '../features/banner/banner-dialog.tsx'
import { RefusedDialog } from '../features/connection/refused-dialog.tsx'
import { StatusLine } from '../features/connection/status-line.tsx'
import { ContentScreen } from '../features/content/content-screen.tsx'
import { selectMayEdit } from '../features/content/content-selectors.ts'
import { selectIsAnyOpen } from '../features/conversations/desk-selectors.ts'
import { DrillDialog } from '../features/figures/drill/drill-dialog.tsx'
import { HeldButton } from '../features/figures/fair/held-button.tsx'
import { HeldView } from '../features/figures/fair/held-view.tsx'
import { TeamView } from '../features/figures/fair/team-view.tsx'
import { selectIsWall, selectMaySeeFigures } from '../features/figures/figures-selectors.ts'
import { PeriodsView } from '../features/figures/period/periods-view.tsx'
import { ThresholdDialog } from '../features/figures/wall/threshold-dialog.tsx'
import { useFloorWatch } from '../features/figures/wall/use-floor-watch.ts'
import { WallView } from '../features/figures/wall/wall-view.tsx'
import { FlagNews } from '../features/flags/flag-news.tsx'
import { FlagQueueDialog } from '../features/flags/flag-queue-dialog.tsx'
import { OwnFlags } from '../features/flags/own-flags.tsx'
import { GapsDialog } from '../features/gaps/gaps-dialog.tsx'
import { HandOverDialog } from '../features/hand-over/hand-over-dialog.tsx'
import { KeyMapDialog } from '../features/key-map/key-map-dialog.tsx'
import { MyDayView } from '../features/my-day/my-day-view.tsx'
import { PresenceDialog } from '../features/presence/presence-dialog.tsx'
import { WhoIsThereDialog } from '../features/presence/who-is-there-dialog.tsx'
import { OwnRequests } from '../features/service-request/own-requests.tsx'
import { RequestNews } from '../features/service-request/request-news.tsx'
import { SignInScreen } from '../features/session/sign-in-screen.tsx'
import { SuggestionSettingsDialog } from '../features/suggestions/suggestion-settings-dialog.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { narrow } from '../ui/narrow.ts'
import { AnswerPreview } from './answer-preview.tsx'
import { CallView } from './call-view.tsx'
import { failureRead, type Tab } from './events.ts'
import { useAppDispatch, useAppSelector } from './hooks.ts'
import { TopBar } from './top-bar.tsx'

const useStyles = makeStyles({
  window: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground3,
    [narrow]: { height: 'auto', minHeight: '100%' },
    // On paper everything is in sight.
    '@media print': { height: 'auto', backgroundColor: 'transparent', '& > header, & > footer': { display: 'none' } },
  },
  starting: { flex: '1 1 0', display: 'grid', placeItems: 'center', color: tokens.colorNeutralForeground2 },
  broken: { padding: tokens.spacingHorizontalXXL },
  main: { flex: '1 1 0', minHeight: 0, display: 'flex', flexDirection: 'column', [narrow]: { flex: '1 0 auto' } },
})

/** The whole window, in the agent's language and colours. */
export function App() {
  const styles = useStyles()
  const isDark = useIsDark()
  useColorScheme(isDark)
  useInterfaceLanguage()
  useFloorWatch()
  const isWall = useAppSelector(selectIsWall)
  return (
    <FluentProvider className={styles.window} theme={isDark ? webDarkTheme : webLightTheme}>
      <ErrorBoundary fallback={() => <Broken />}>
        {!isWall && <TopBar />}
        <BannerBar onlySaid={isWall} />
        <FailureBar />
        <Screen />
        {!isWall && (
          <StatusLine>
            <FlagNews />
            <RequestNews />
          </StatusLine>
        )}
        <OpenDialog />
      </ErrorBoundary>
    </FluentProvider>
  )
}

function Screen() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { person, known, endedBecause } = useAppSelector(({ session }) => session)
  const isOnCall = useAppSelector(selectIsAnyOpen)
  const tab = useAppSelector(({ view }) => view.tab)
  if (!known) return <main className={styles.starting}>{t('signIn.starting')}</main>
  // A session that ends elsewhere waits for the open call: nothing is taken out of an agent's hands.
  if (!person || (endedBecause && !isOnCall)) return <SignInScreen />
  return (
    <main className={styles.main}>
      <View tab={tab} />
    </main>
  )
}

function View({ tab }: { readonly tab: Tab }) {
  const mayEdit = useAppSelector(selectMayEdit)
  const maySeeFigures = useAppSelector(selectMaySeeFigures)
  const isHeldOpen = useAppSelector(({ held }) => held.isOpen)
  if (tab === 'floor' && maySeeFigures) return <WallView />
  if (tab === 'periods' && maySeeFigures) return <PeriodsView />
  if (tab === 'team' && maySeeFigures) return <TeamView />
  if (tab === 'content' && mayEdit) return <ContentScreen preview={AnswerPreview} />
  if (tab !== 'my-day') return <CallView />
  if (isHeldOpen) return <HeldView />
  return (
    <MyDayView>
      <HeldButton />
      <OwnRequests />
      <OwnFlags />
    </MyDayView>
  )
}

function OpenDialog() {
  const dialog = useAppSelector(({ view }) => view.dialog)
  if (dialog === 'key-map') return <KeyMapDialog />
  if (dialog === 'banners') return <BannerDialog />
  if (dialog === 'gaps') return <GapsDialog />
  if (dialog === 'flag-queue') return <FlagQueueDialog />
  if (dialog === 'presence') return <PresenceDialog />
  if (dialog === 'who-is-there') return <WhoIsThereDialog />
  if (dialog === 'drill') return <DrillDialog />
  if (dialog === 'thresholds') return <ThresholdDialog />
  if (dialog === 'hand-over') return <HandOverDialog />
  if (dialog === 'suggestion-settings') return <SuggestionSettingsDialog />
  return dialog === 'refused' ? <RefusedDialog /> : null
}

function FailureBar() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const failure = useAppSelector(({ view }) => view.failure)
  if (failure === null) return null
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{t('app.failure', { detail: failure })}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('app.failureRead')}
            onClick={() => dispatch(failureRead())}
          />
        }
      />
    </MessageBar>
  )
}

function Broken() {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <main className={styles.broken} role="alert">
      <p>{t('app.broken')}</p>
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {t('app.reload')}
      </Button>
    </main>
  )
}

const darkScheme = '(prefers-color-scheme: dark)'

function useIsDark(): boolean {
  const theme = useAppSelector(({ settings }) => settings.theme)
  const [systemIsDark, setSystemIsDark] = useState(() => window.matchMedia(darkScheme).matches)
  useEffect(() => {
    const scheme = window.matchMedia(darkScheme)
    const follow = () => setSystemIsDark(scheme.matches)
    scheme.addEventListener('change', follow)
    return () => scheme.removeEventListener('change', follow)
  }, [])
  return theme === 'system' ? systemIsDark : theme === 'dark'
}

/** What the browser itself draws (scroll bars, lists of a select) follows the theme. */
function useColorScheme(isDark: boolean) {
  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  }, [isDark])
}

function useInterfaceLanguage() {
  const { i18n } = useTranslation()
  const language = useAppSelector(({ settings }) => settings.language)
  useEffect(() => {
    void i18n.changeLanguage(language)
    document.documentElement.lang = language
  }, [i18n, language])
}
