import { makeStyles, tokens } from '@fluentui/react-components'
import { AlertRegular, ArrowTrendingRegular } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { noticesOf } from '../../../../shared/figures/alert.ts'
import type { Wall } from '../../../../shared/figures/wall.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useThresholdWords } from './use-threshold-words.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '1em', rowGap: '0.25em' },
  title: { margin: 0, fontSize: '1em', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    flex: '1 1 20em',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '1em',
    rowGap: '0.25em',
    margin: 0,
    padding: 0,
  },
  notice: {
    display: 'flex',
    alignItems: 'baseline',
    gap: '0.4em',
    padding: '0.1em 0.5em',
    listStyleType: 'none',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
  },
  icon: { flexShrink: 0, alignSelf: 'center', color: tokens.colorStatusWarningForeground1 },
  since: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
})

/** What crossed a threshold, and since when. It takes no focus and makes no noise; what is new is said once. */
export function AttentionList({ wall: { topics } }: { readonly wall: Wall }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const titleId = useId()
  const { alerts, news } = useAppSelector((state) => state.wall)
  const { sentence } = useThresholdWords()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short' })
  const notices = noticesOf(alerts)
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('wall.attention.title')}
      </h3>
      {notices.length === 0 && <p className={styles.quiet}>{t('wall.attention.none')}</p>}
      {notices.length > 0 && (
        <ul className={styles.list}>
          {notices.map((notice) => (
            <li key={notice.key} className={styles.notice}>
              {notice.threshold.kind === 'rising' ? (
                <ArrowTrendingRegular className={styles.icon} aria-hidden />
              ) : (
                <AlertRegular className={styles.icon} aria-hidden />
              )}
              <span>{sentence(notice, topics)}</span>
              <span className={styles.since}>{t('wall.attention.since', { time: time.format(notice.since) })}</span>
            </li>
          ))}
        </ul>
      )}
      <VisuallyHidden announce>
        {/* The same words a second time are news again. */}
        <span key={news.at}>{news.notices.map((notice) => sentence(notice, topics)).join(' ')}</span>
      </VisuallyHidden>
    </section>
  )
}
