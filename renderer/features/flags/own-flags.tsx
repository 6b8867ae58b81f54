import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { OwnFlag } from '../../../shared/flags/flag.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { useLocale } from '../../ui/use-locale.ts'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  flag: {
    listStyleType: 'none',
    padding: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  about: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { margin: `${tokens.spacingVerticalXXS} 0 0` },
})

/** The agent's own flags and what became of them, the newest first; nothing while there are none. */
export function OwnFlags() {
  const { t } = useTranslation()
  const styles = useStyles()
  const mine = useAppSelector(({ flags }) => flags.mine)
  if (!mine || mine.length === 0) return null
  return (
    <section aria-label={t('flags.mine')}>
      <h3 className={styles.title}>{t('flags.mine')}</h3>
      <ul className={styles.list}>
        {mine.map((flag) => (
          <OwnFlagRow key={flag.flagId} flag={flag} />
        ))}
      </ul>
    </section>
  )
}

function OwnFlagRow({ flag }: { readonly flag: OwnFlag }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const { kind, title, answerId, language, query, note, flaggedAt, settlement } = flag
  return (
    <li className={styles.flag}>
      <div className={styles.head}>
        <FlagState flag={flag} />
        <span>{t(`flags.kind.${kind}`)}</span>
        <span className={styles.about} lang={title ? (language ?? undefined) : undefined}>
          {title ?? answerId ?? query}
        </span>
        <span className={styles.quiet}>{day.format(flaggedAt)}</span>
      </div>
      {note && <p className={styles.words}>{note}</p>}
      {settlement && (
        <p className={styles.words}>
          {t('flags.answered', { words: settlement.words, time: day.format(settlement.settledAt) })}
        </p>
      )}
    </li>
  )
}

function FlagState({ flag: { settlement } }: { readonly flag: OwnFlag }) {
  const { t } = useTranslation()
  if (!settlement) {
    return (
      <Badge appearance="outline" color="informative">
        {t('flags.state.open')}
      </Badge>
    )
  }
  const words =
    settlement.state === 'fixed' ? t('flags.state.fixed', { number: settlement.release }) : t('flags.state.refused')
  return (
    <Badge appearance="tint" color={settlement.state === 'fixed' ? 'success' : 'informative'}>
      {words}
    </Badge>
  )
}
