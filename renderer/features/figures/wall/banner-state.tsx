import { makeStyles, tokens } from '@fluentui/react-components'
import { WarningFilled } from '@fluentui/react-icons'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { StandingBanner } from '../../../../shared/banner/banner.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { audienceInWords } from '../../banner/audience-in-words.ts'
import { useWallNow } from './use-wall-now.ts'

const useStyles = makeStyles({
  section: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '1em', rowGap: '0.25em' },
  title: { margin: 0, fontSize: '1em', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { flex: '1 1 20em', display: 'flex', flexDirection: 'column', gap: '0.25em', margin: 0, padding: 0 },
  banner: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '0.5em', listStyleType: 'none' },
  icon: { flexShrink: 0, alignSelf: 'center', color: tokens.colorStatusDangerForeground1 },
  text: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

/** Longer than this a time of day does not say which day. */
const sameDayMs = 18 * 3_600_000

/** The notices that stand now: for whom, until when, and how many have acknowledged them. */
export function BannerState({ banners }: { readonly banners: readonly StandingBanner[] }) {
  const { t, i18n } = useTranslation()
  const styles = useStyles()
  const titleId = useId()
  const locale = useLocale()
  const now = useWallNow()
  const until = (endsAt: number) =>
    new Intl.DateTimeFormat(locale, {
      timeStyle: 'short',
      ...(endsAt - now > sameDayMs ? { dateStyle: 'medium' } : {}),
    }).format(endsAt)
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        {t('wall.banners.title')}
      </h3>
      {banners.length === 0 && <p className={styles.quiet}>{t('wall.banners.none')}</p>}
      {banners.length > 0 && (
        <ul className={styles.list}>
          {banners.map(({ bannerId, text, audience, endsAt, acknowledged, people }) => (
            <li key={bannerId} className={styles.banner}>
              <WarningFilled className={styles.icon} aria-hidden />
              <span className={styles.text}>{i18n.language === 'fr' ? text.fr : text.en}</span>
              <span className={styles.quiet}>
                {t('wall.banners.state', { audience: audienceInWords(t, audience), time: until(endsAt) })}
              </span>
              <span className={styles.quiet}>{t('banner.acknowledged', { count: acknowledged, people })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
