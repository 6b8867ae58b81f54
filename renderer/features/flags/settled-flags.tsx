import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SettledFlag } from '../../../shared/flags/flag.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { spanInWords } from '../../ui/span.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { readMoreSettled } from './flag-desk-commands.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0 },
  flag: {
    listStyleType: 'none',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  about: { fontWeight: tokens.fontWeightSemibold },
  words: { margin: `${tokens.spacingVerticalXXS} 0 0` },
  quiet: { margin: `${tokens.spacingVerticalXXS} 0 0`, color: tokens.colorNeutralForeground2 },
})

/** What was decided about flags, the newest first: how, when, by whom, and how long it took. */
export function SettledFlags() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const settled = useAppSelector(({ flagDesk }) => flagDesk.settled)
  if (!settled) return null
  return (
    <>
      {settled.flags.length === 0 && <p className={styles.quiet}>{t('flagQueue.noneSettled')}</p>}
      <ul className={styles.list}>
        {settled.flags.map((flag) => (
          <SettledRow key={flag.flagId} flag={flag} />
        ))}
      </ul>
      {settled.next && <Button onClick={() => void dispatch(readMoreSettled())}>{t('flagQueue.older')}</Button>}
    </>
  )
}

function SettledRow({ flag }: { readonly flag: SettledFlag }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const { kind, title, answerId, query, language, note, flaggedAt, flaggedBy, settlement, settledBy, practice } = flag
  const { state, release, words, settledAt } = settlement
  return (
    <li className={styles.flag}>
      <div className={styles.head}>
        <Badge appearance="tint" color={state === 'fixed' ? 'success' : 'informative'}>
          {state === 'fixed' ? t('flags.state.fixed', { number: release }) : t('flags.state.refused')}
        </Badge>
        <span>{t(`flags.kind.${kind}`)}</span>
        <span className={styles.about} lang={title ? (language ?? undefined) : undefined}>
          {title ?? answerId ?? query ?? t('flags.titleMissing')}
        </span>
      </div>
      {note && <p className={styles.words}>{note}</p>}
      <p className={styles.words}>{words}</p>
      <p className={styles.quiet}>
        {t('flagQueue.settledBy', { name: settledBy, time: time.format(settledAt) })} ·{' '}
        {t('flagQueue.flaggedBy', { name: flaggedBy, span: spanInWords(settledAt - flaggedAt, locale) })}
        {practice && ` · ${t('call.practice')}`}
      </p>
    </li>
  )
}
