import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Connection } from '../../../shared/status.ts'
import { dialogOpened } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { durationInWords } from '../../ui/duration.ts'
import { useLocale } from '../../ui/use-locale.ts'

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    minHeight: '28px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  item: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  dot: { width: '8px', height: '8px', borderRadius: '50%', forcedColorAdjust: 'none' },
  good: { backgroundColor: tokens.colorStatusSuccessForeground1 },
  waiting: { backgroundColor: tokens.colorStatusWarningForeground3 },
  bad: { backgroundColor: tokens.colorStatusDangerForeground1 },
  alarm: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  link: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  last: { marginLeft: 'auto' },
})

/**
 * Connection, release, what waits to be sent, and whether what is on the screen is on the disk. `children`: what other
 * features have to say quietly.
 */
export function StatusLine({ children }: { readonly children?: ReactNode }) {
  const styles = useStyles()
  return (
    <footer className={styles.line}>
      <ConnectionState />
      <ReleaseState />
      <OutboxState />
      {children}
      <SavedState />
    </footer>
  )
}

const dotOf = { online: 'good', connecting: 'waiting', offline: 'waiting', refused: 'bad' } as const

function ConnectionState() {
  const styles = useStyles()
  const connection = useAppSelector((state) => state.connection.connection)
  const words = useConnectionWords()(connection)
  return (
    <span className={styles.item} role="status">
      <span className={mergeClasses(styles.dot, styles[dotOf[connection.state]])} />
      {words}
      <ClockState connection={connection} />
    </span>
  )
}

/** Only where the clock here is so wrong that it matters. */
function ClockState({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  if (connection.state !== 'online' || connection.clockApartMs === undefined) return null
  const apart = durationInWords(Math.abs(connection.clockApartMs), locale)
  return <span className={styles.alarm}>{t('status.clockApart', { apart })}</span>
}

function useConnectionWords(): (connection: Connection) => string {
  const { t } = useTranslation()
  const locale = useLocale()
  const isOnCall = useAppSelector(({ interaction }) => interaction.open !== null)
  return (connection) => {
    switch (connection.state) {
      case 'online':
        return t('status.online')
      case 'connecting':
        return t('status.connecting')
      case 'offline': {
        const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(connection.since)
        return t('status.offline', { time })
      }
      case 'refused':
        if (connection.reason === 'protocol-mismatch')
          return t('status.protocolMismatch', { detail: connection.detail })
        return t(isOnCall ? 'status.signedOut' : 'status.notSignedIn')
      default:
        return assertNever(connection)
    }
  }
}

function ReleaseState() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { installed, fault } = useAppSelector(({ connection }) => connection.release)
  return (
    <span className={styles.item}>
      {installed ? t('status.release', { number: installed.number }) : t('status.noRelease')}
      {fault && <span className={styles.alarm}>{t(`status.releaseFault.${fault}`)}</span>}
    </span>
  )
}

function OutboxState() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { pending, refused } = useAppSelector(({ connection }) => connection.outbox)
  return (
    <span className={styles.item}>
      {pending === 0 ? t('status.allSent') : t('status.pending', { count: pending })}
      {refused > 0 && (
        <Link as="button" className={styles.link} onClick={() => dispatch(dialogOpened('refused'))}>
          {t('status.refused', { count: refused })}
        </Link>
      )}
    </span>
  )
}

function SavedState() {
  const { t } = useTranslation()
  const styles = useStyles()
  const fault = useAppSelector(({ recording }) => recording.fault)
  const isSaving = useAppSelector(({ recording }) => recording.waiting.length > 0)
  return (
    <span className={mergeClasses(styles.item, styles.last)}>
      <span role="alert" className={styles.alarm}>
        {fault && t(fault === 'disk-full' ? 'status.diskFull' : 'status.storageFailed')}
      </span>
      {!fault && (isSaving ? t('status.saving') : t('status.saved'))}
    </span>
  )
}
