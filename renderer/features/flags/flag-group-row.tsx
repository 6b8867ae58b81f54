import { Badge, Button, Field, Input, makeStyles, SpinButton, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decisionSchema, type FlagGroup } from '../../../shared/flags/flag.ts'
import { answerWorkAsked, newAnswerAsked } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { settleFlagGroup } from './flag-desk-commands.ts'

const useStyles = makeStyles({
  row: {
    listStyleType: 'none',
    marginTop: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  quiet: { color: tokens.colorNeutralForeground2 },
  work: { marginLeft: 'auto' },
  notes: { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: tokens.spacingHorizontalXL },
  decision: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
  words: { flex: '1 1 100%' },
  number: { width: '96px' },
})

/** One matter: what it is about, what was noted, and what to say back. */
export function FlagGroupRow({ group }: { readonly group: FlagGroup }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { kind, title, answerId, query, owner, language, flags } = group
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Badge appearance="tint" color="warning">
          {t(`flags.kind.${kind}`)}
        </Badge>
        <h3 className={styles.title} lang={title ? (language ?? undefined) : undefined}>
          {title ?? answerId ?? query ?? t('flags.titleMissing')}
        </h3>
        <span className={styles.quiet}>{t('flagQueue.count', { count: flags.length })}</span>
        {owner && <span className={styles.quiet}>{t('answer.owner', { owner })}</span>}
        <WorkButton group={group} />
      </div>
      <Notes flags={flags} />
      <DecisionForm group={group} />
    </li>
  )
}

/** To the answer that is flagged, or to a new one begun from what was missed. Nothing where there is neither. */
function WorkButton({ group: { kind, title, answerId, query, language, flags } }: { readonly group: FlagGroup }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  // A flag without a language is about English: the rows of before have none.
  const about = language ?? 'en'
  if (kind === 'missing') {
    const asked = [query, ...flags.map((flag) => flag.query)].flatMap((one) => one ?? [])
    return (
      <Button
        className={styles.work}
        size="small"
        onClick={() => dispatch(newAnswerAsked({ language: about, asked }))}
        aria-label={t('flagQueue.draftAbout', { query: query ?? t('flags.titleMissing') })}
      >
        {t('flagQueue.draft')}
      </Button>
    )
  }
  if (answerId === null || title === null) return null
  return (
    <Button
      className={styles.work}
      size="small"
      aria-label={t('gaps.openAnswer', { title })}
      onClick={() => dispatch(answerWorkAsked({ answerId, language: about }))}
    >
      {t('gaps.openIt')}
    </Button>
  )
}

/** How many notes are read before the rest is only counted. */
const mostNotes = 5

function Notes({ flags }: Pick<FlagGroup, 'flags'>) {
  const { t } = useTranslation()
  const styles = useStyles()
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <ul className={styles.notes}>
      {flags.slice(0, mostNotes).map(({ flagId, note, flaggedBy, flaggedAt, practice }) => (
        <li key={flagId}>
          {note || t('flagQueue.noNote')}{' '}
          <span className={styles.quiet}>
            {t('flagQueue.by', { name: flaggedBy, time: time.format(flaggedAt) })}
            {practice && ` · ${t('call.practice')}`}
          </span>
        </li>
      ))}
      {flags.length > mostNotes && <li>{t('flagQueue.more', { count: flags.length - mostNotes })}</li>}
    </ul>
  )
}

function DecisionForm({ group }: { readonly group: FlagGroup }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const installed = useAppSelector(({ connection }) => connection.release.installed?.number ?? 1)
  const [words, setWords] = useState('')
  // The release of this workstation, which may change while somebody writes, until another one is typed.
  const [typedRelease, setTypedRelease] = useState<number | null>(null)
  const release = typedRelease ?? installed
  const [isMissing, setMissing] = useState(false)
  const settle = (state: 'fixed' | 'refused') => {
    const decision = decisionSchema.safeParse({ state, release, words })
    setMissing(!decision.success)
    if (decision.success) void dispatch(settleFlagGroup(group, decision.data))
  }
  return (
    <div className={styles.decision}>
      <Field
        className={styles.words}
        label={t('flagQueue.words')}
        validationMessage={isMissing ? t('flagQueue.wordsMissing') : ''}
      >
        <Input maxLength={1_000} value={words} onChange={(_event, { value }) => setWords(value)} />
      </Field>
      <Field label={t('flagQueue.release')}>
        <SpinButton
          className={styles.number}
          min={1}
          value={release}
          onChange={(_event, { value, displayValue }) => {
            const typed = value ?? Number.parseInt(displayValue ?? '', 10)
            if (typed > 0) setTypedRelease(typed)
          }}
        />
      </Field>
      <Button appearance="primary" onClick={() => settle('fixed')}>
        {t('flagQueue.fixed')}
      </Button>
      <Button onClick={() => settle('refused')}>{t('flagQueue.refused')}</Button>
    </div>
  )
}
