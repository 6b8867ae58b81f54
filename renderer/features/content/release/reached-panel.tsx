import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Reached } from '../../../../shared/content/content-contract.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  count: { margin: 0, fontSize: tokens.fontSizeBase400, fontVariantNumeric: 'tabular-nums' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontVariantNumeric: 'tabular-nums' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** So many of those that are behind are named. */
const mostNamed = 50

/** On how many desktops the release is, live; and which are behind, since when. */
export function ReachedPanel() {
  const reached = useAppSelector(({ release }) => release.reached)
  return reached?.release ? <Count reached={reached} number={reached.release.number} /> : null
}

function Count({ reached: { desktops }, number }: { readonly reached: Reached; readonly number: number }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const behind = desktops.filter(({ current }) => !current)
  const there = desktops.length - behind.length
  const words = t('content.reached.count', { number, there, total: desktops.length })
  return (
    <section className={styles.panel} aria-label={t('content.reached.title')}>
      <p className={styles.count} role="status">
        {words}
      </p>
      <ProgressBar aria-label={words} value={there} max={Math.max(1, desktops.length)} />
      {behind.length > 0 && (
        <ul className={styles.list}>
          {behind.slice(0, mostNamed).map((desktop) => (
            <li key={desktop.deviceId}>
              <Behind desktop={desktop} />
            </li>
          ))}
        </ul>
      )}
      {behind.length > mostNamed && (
        <p className={styles.quiet}>{t('content.reached.more', { count: behind.length - mostNamed })}</p>
      )}
    </section>
  )
}

function Behind({
  desktop: { displayName, connected, number, reportedAt },
}: {
  readonly desktop: Reached['desktops'][number]
}) {
  const { t } = useTranslation()
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'short', timeStyle: 'medium' })
  const where = connected ? t('content.reached.connected') : t('content.reached.away')
  if (number === null || reportedAt === null) return t('content.reached.nothing', { name: displayName, where })
  return t('content.reached.behind', { name: displayName, where, number, time: time.format(reportedAt) })
}
