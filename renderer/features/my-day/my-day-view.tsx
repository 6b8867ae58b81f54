import {
  Badge,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { InteractionSummary } from '../../../shared/interaction/interaction.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { formatDuration } from '../../ui/duration.ts'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { myDayTotals } from './my-day-totals.ts'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '1 0 auto', maxWidth: '100vw', boxSizing: 'border-box' },
    overflow: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  figures: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalXXXL, margin: 0 },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0 },
  },
  value: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontVariantNumeric: 'tabular-nums' },
  table: { minWidth: '820px', backgroundColor: tokens.colorNeutralBackground1 },
  number: { fontVariantNumeric: 'tabular-nums', width: '96px' },
  short: { width: '96px' },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
})

/**
 * The agent's own interactions of today, with the times that everybody else's reports will show. `children`: what else
 * is about the agent.
 */
export function MyDayView({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { interactions, complete } = useAppSelector(({ myDay }) => myDay)
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={t('myDay.title')}>
      <h2 className={styles.title}>{t('myDay.title')}</h2>
      {interactions === null && <p className={styles.quiet}>{t('myDay.loading')}</p>}
      {interactions !== null && !complete && (
        <MessageBar intent="info">
          <MessageBarBody>{t('myDay.incomplete')}</MessageBarBody>
        </MessageBar>
      )}
      {interactions !== null && <Figures interactions={interactions} />}
      {interactions?.length === 0 && <p className={styles.quiet}>{t('myDay.empty')}</p>}
      {interactions !== null && interactions.length > 0 && <DayTable interactions={interactions} />}
      <p className={styles.quiet}>{t('myDay.definition')}</p>
      {children}
    </section>
  )
}

type Props = { readonly interactions: readonly InteractionSummary[] }

function Figures({ interactions }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { count, talkMs, holdMs, afterCallMs, handleMs, medianHandleMs } = myDayTotals(interactions)
  const figures = [
    [t('myDay.totals'), t('myDay.calls', { count })],
    [t('myDay.median'), medianHandleMs === null ? t('myDay.noTopic') : formatDuration(medianHandleMs)],
    [t('myDay.handle'), formatDuration(handleMs)],
    [t('myDay.talk'), formatDuration(talkMs)],
    [t('myDay.hold'), formatDuration(holdMs)],
    [t('myDay.afterCall'), formatDuration(afterCallMs)],
  ] as const
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function DayTable({ interactions }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <Table size="small" className={styles.table} aria-label={t('myDay.title')}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell className={styles.short}>{t('myDay.start')}</TableHeaderCell>
          <TableHeaderCell className={styles.short}>{t('myDay.channel')}</TableHeaderCell>
          <TableHeaderCell>{t('myDay.topic')}</TableHeaderCell>
          <TableHeaderCell>{t('myDay.outcome')}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t('myDay.talk')}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t('myDay.hold')}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t('myDay.afterCall')}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t('myDay.handle')}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {interactions.map((interaction) => (
          <DayRow key={interaction.interactionId} interaction={interaction} />
        ))}
      </TableBody>
    </Table>
  )
}

function DayRow({ interaction }: { readonly interaction: InteractionSummary }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const { startedAt, channel, topic, disposition, practice, phase, talkMs, holdMs, afterCallMs, handleMs } = interaction
  const title = useAppSelector(({ answer }) => (topic ? (answer.met[topic]?.title ?? topic) : null))
  return (
    <TableRow>
      <TableCell className={styles.short}>
        {new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(startedAt)}
      </TableCell>
      <TableCell className={styles.short}>{t(`channel.${channel}`)}</TableCell>
      <TableCell>{title ?? t('myDay.noTopic')}</TableCell>
      <TableCell>
        {disposition && t(`disposition.${disposition}`)}
        {phase !== 'done' && t('myDay.open')}{' '}
        {practice && (
          <Badge appearance="outline" color="informative">
            {t('myDay.practice')}
          </Badge>
        )}
      </TableCell>
      {[
        ['talk', talkMs],
        ['hold', holdMs],
        ['after-call', afterCallMs],
        ['handle', handleMs],
      ].map(([name, durationMs]) => (
        <TableCell key={name} className={styles.number}>
          {formatDuration(Number(durationMs))}
        </TableCell>
      ))}
    </TableRow>
  )
}
