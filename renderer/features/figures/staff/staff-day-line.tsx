import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { presenceSpanStateSchema, type StaffDay } from '../../../../shared/figures/staff-contract.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureTable } from '../figure-table.tsx'

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  lanes: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(12em, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
  },
  lane: { position: 'relative', height: '14px', backgroundColor: tokens.colorNeutralBackground4 },
  bar: { position: 'absolute', top: 0, bottom: 0, minWidth: '2px', backgroundColor: tokens.colorNeutralForeground3 },
  work: { backgroundColor: tokens.colorCompoundBrandBackground },
  hours: { position: 'relative', height: '1.4em', color: tokens.colorNeutralForeground2 },
  hour: { position: 'absolute', fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  details: { marginTop: tokens.spacingVerticalS },
})

type Bar = { readonly from: number; readonly until: number }
type Lane = { readonly name: string; readonly bars: readonly Bar[]; readonly isWork?: boolean }

const hourMs = 3_600_000

/**
 * The time line of a day: a lane for each state and two for the interactions, so that where a bar is tells what it is and
 * no colour has to; the same as a table.
 */
export function StaffDayLine({ day }: { readonly day: StaffDay }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const { from, spans, interactions, timeZone, displayName } = day
  if (spans.length === 0 && interactions.length === 0) return <p className={styles.quiet}>{t('staff.nothingKnown')}</p>
  const lanes: Lane[] = [
    {
      name: t('staff.interactions'),
      bars: interactions.map((one) => ({ from: one.from, until: one.endedAt })),
      isWork: true,
    },
    {
      name: t('staff.afterCall'),
      bars: interactions.map(({ endedAt, until }) => ({ from: endedAt, until })),
      isWork: true,
    },
    ...presenceSpanStateSchema.options.map((state) => ({
      name: t(`staff.state.${state}`),
      bars: spans.filter((span) => span.state === state),
    })),
  ]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(from)
  return (
    <>
      <div className={styles.lanes} role="img" aria-label={t('staff.line', { name: displayName, day: date })}>
        {lanes.map((lane) => (
          <LaneRow key={lane.name} lane={lane} day={day} />
        ))}
        <Hours day={day} />
      </div>
      <details className={styles.details}>
        <summary>{t('staff.table')}</summary>
        <DayTable day={day} />
      </details>
    </>
  )
}

/** Where an instant is in a day, in percent of it. */
const place = (at: number, { from, until }: StaffDay) => (until === from ? 0 : ((at - from) / (until - from)) * 100)

function LaneRow({ lane: { name, bars, isWork = false }, day }: { readonly lane: Lane; readonly day: StaffDay }) {
  const styles = useStyles()
  return (
    <>
      <span>{name}</span>
      <span className={styles.lane}>
        {bars.map(({ from, until }) => (
          <span
            key={`${from} ${until}`}
            className={mergeClasses(styles.bar, isWork && styles.work)}
            style={{ left: `${place(from, day)}%`, width: `${place(until, day) - place(from, day)}%` }}
          />
        ))}
      </span>
    </>
  )
}

/** What the city's clocks show along it: on the days on which they are changed an hour is skipped or comes twice. */
function Hours({ day }: { readonly day: StaffDay }) {
  const styles = useStyles()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short', timeZone: day.timeZone })
  const hours: number[] = []
  for (let at = day.from; at < day.until; at += 4 * hourMs) hours.push(at)
  return (
    <>
      <span />
      <span className={styles.hours}>
        {hours.map((at) => (
          <span key={at} className={styles.hour} style={{ left: `${place(at, day)}%` }}>
            {time.format(at)}
          </span>
        ))}
      </span>
    </>
  )
}

function DayTable({ day }: { readonly day: StaffDay }) {
  const { t } = useTranslation()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'medium', timeZone: day.timeZone })
  const row = (key: string, what: string, { from, until }: Bar) => ({
    key: `${key} ${from}`,
    from,
    cells: [what, time.format(from), time.format(until), formatDuration(until - from)],
  })
  const rows = [
    ...day.spans.map((span) => row(span.state, t(`staff.state.${span.state}`), span)),
    ...day.interactions.flatMap(({ interactionId, channel, from, endedAt, until }) => [
      row(interactionId, t('staff.contact', { channel: t(`channel.${channel}`) }), { from, until: endedAt }),
      row(`after ${interactionId}`, t('staff.afterCall'), { from: endedAt, until }),
    ]),
  ].toSorted((one, other) => one.from - other.from)
  return (
    <FigureTable
      caption={t('figure.state-time-line.name')}
      columns={[t('staff.what'), t('staff.from'), t('staff.until'), t('staff.duration')]}
      rows={rows}
    />
  )
}
