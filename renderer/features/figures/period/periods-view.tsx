import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular, PrintRegular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { panels } from '../../../../shared/figures/period-view.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import { useLocale } from '../../../ui/use-locale.ts'
import { useKeys } from '../../key-map/use-keys.ts'
import { EffectPanel } from '../effect/effect-panel.tsx'
import { ExportButton } from '../export/export-button.tsx'
import { useFigureWords } from '../figure-words.ts'
import { StaffPanel } from '../staff/staff-panel.tsx'
import { openBehind } from './behind.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { CourseChart } from './course-chart.tsx'
import { DistributionChart } from './distribution-chart.tsx'
import { HeatMap } from './heat-map.tsx'
import { PeriodControls } from './period-controls.tsx'
import { narrowed } from './period-filters.tsx'
import { tableOf } from './period-table.ts'
import { PeriodTiles } from './period-tiles.tsx'
import { lookAt, printPeriods, readPeriods } from './periods-commands.ts'
import type { PeriodFigures } from './periods-slice.ts'
import { SavedViews } from './saved-views.tsx'
import { SplitBars } from './split-bars.tsx'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    [narrow]: { flex: '1 0 auto', maxWidth: '100vw', boxSizing: 'border-box' },
    overflow: 'auto',
    '@media print': { overflow: 'visible', flex: 'none' },
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    '& > *': { flexShrink: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  stale: { color: tokens.colorStatusWarningForeground1, fontWeight: tokens.fontWeightSemibold },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginLeft: 'auto',
    '@media print': { display: 'none' },
  },
  pictures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
})

/** Any period beside another one, told apart and narrowed. */
export function PeriodsView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { i18n } = useTranslation()
  const words = useFigureWords()
  const print = useKeys('print')
  const { figures, fault, view, isNotPrinted } = useAppSelector(({ periods }) => periods)
  useEffect(() => {
    void dispatch(readPeriods())
  }, [dispatch])
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={t('periods.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('periods.title')}</h2>
        <Standing />
        <div className={styles.tools}>
          <SavedViews />
          {figures && (
            <ExportButton table={() => tableOf(figures, i18n.language === 'fr' ? 'fr' : 'en', words.label)} />
          )}
          <Button
            icon={<PrintRegular />}
            aria-keyshortcuts={print.aria}
            title={print.shown.join('+')}
            onClick={() => void dispatch(printPeriods())}
          >
            {t('periods.print')}
          </Button>
          <span role="status">{isNotPrinted && t('periods.printFault')}</span>
          <Button icon={<ArrowClockwiseRegular />} onClick={() => void dispatch(readPeriods())}>
            {t('periods.refresh')}
          </Button>
        </div>
      </div>
      <PeriodControls />
      <Tabs
        label={t('periods.panels')}
        tabs={panels.map((panel) => ({ value: panel, label: t(`periods.panel.${panel}`) }))}
        selected={view.panel}
        onSelect={(panel) => void dispatch(lookAt({ panel }))}
      />
      {figures === null && <p className={styles.quiet}>{fault ? t(`centreFault.${fault}`) : t('periods.loading')}</p>}
      {figures && <Panel figures={figures} />}
    </section>
  )
}

function Panel({ figures }: { readonly figures: PeriodFigures }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const view = useAppSelector(({ periods }) => periods.view)
  const { handled, arrived } = figures.now.total
  if (handled === 0 && (arrived?.came ?? 0) === 0) return <p className={styles.quiet}>{t('periods.empty')}</p>
  const onFigure = (figure: typeof view.figure) => void dispatch(lookAt({ figure }))
  if (view.panel === 'hours')
    return figures.hours ? (
      <HeatMap
        hours={figures.hours}
        figure={view.figure}
        onFigure={onFigure}
        onOpen={(value, title) =>
          dispatch(openBehind({ figures, figure: view.figure, only: { by: 'hour', value }, title }))
        }
      />
    ) : null
  if (view.panel === 'effect') return <EffectPanel period={figures.period} filter={view.filter} />
  if (view.panel === 'staff') return <StaffPanel period={figures.period} filter={view.filter} />
  return (
    <>
      <PeriodTiles figures={figures} />
      <CourseChart figures={figures} figure={view.figure} onFigure={onFigure} />
      <div className={styles.pictures}>
        <DistributionChart figures={figures} />
        <SplitBars figures={figures} />
      </div>
      <BreakdownTable
        figures={figures}
        by={view.by}
        onBy={(by) => void dispatch(lookAt({ by }))}
        onOnly={(value) => void dispatch(lookAt({ filter: narrowed(view.filter, figures.view.by, value) }))}
      />
    </>
  )
}

/** Which days these are, by whose clocks, and of when the figures are. */
function Standing() {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const { figures, fault, isReading } = useAppSelector(({ periods }) => periods)
  if (!figures) return null
  const { now, beside, readAt } = figures
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: now.timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(readAt)
  const spanOf = ({ from, until }: { from: number; until: number }) =>
    t('periods.span', { from: day.format(from), until: day.format(until - 1) })
  return (
    <>
      <p className={styles.quiet}>
        {spanOf(now)}
        {beside && ` · ${t('periods.beside', { value: spanOf(beside.figures) })}`} ·{' '}
        {t('periods.timeZone', { zone: now.timeZone })}
      </p>
      <span role="status" className={fault ? styles.stale : styles.quiet}>
        {fault
          ? t('periods.stale', { time, fault: t(`centreFault.${fault}`) })
          : isReading
            ? t('periods.loading')
            : t('periods.asOf', { time })}
      </span>
    </>
  )
}
