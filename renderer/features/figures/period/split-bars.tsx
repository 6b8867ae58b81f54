import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { figureOf } from '../../../../shared/figures/derived.ts'
import type { Figures } from '../../../../shared/figures/question.ts'
import { useFigureWords } from '../figure-words.ts'
import { partColours } from './chart-colours.ts'
import { ChartFrame } from './chart-frame.tsx'
import type { PeriodFigures } from './periods-slice.ts'

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, margin: 0 },
  name: { margin: 0, color: tokens.colorNeutralForeground2 },
  bar: { display: 'flex', gap: '2px', height: '28px', margin: `${tokens.spacingVerticalXS} 0` },
  part: {
    borderRadius: tokens.borderRadiusSmall,
    minWidth: '3px',
    forcedColorAdjust: 'none',
    printColorAdjust: 'exact',
  },
  key: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, margin: 0, padding: 0, listStyle: 'none' },
  sign: {
    display: 'inline-block',
    width: '12px',
    height: '12px',
    marginRight: '6px',
    borderRadius: '2px',
    forcedColorAdjust: 'none',
    printColorAdjust: 'exact',
  },
  value: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
})

const parts = ['talk', 'hold', 'after-call-work'] as const

/** What handle time is made of, on average, in both periods to one scale. */
export function SplitBars({ figures: { now, beside } }: { readonly figures: PeriodFigures }) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const rows = [
    { name: t('periods.now'), figures: now.total },
    ...(beside ? [{ name: t('periods.compared'), figures: beside.figures.total }] : []),
  ]
  const longest = Math.max(1, ...rows.map(({ figures }) => figureOf('handle-time-mean', figures) ?? 0))
  return (
    <ChartFrame
      title={t('periods.split')}
      table={{
        head: [t('figure.handle-time-mean.name'), ...rows.map(({ name }) => name)],
        rows: parts.map((part) => [
          t(`figure.${part}.name`),
          ...rows.map(({ figures }) => words.figure(part, figures)),
        ]),
      }}
    >
      <Lines rows={rows} longest={longest} />
    </ChartFrame>
  )
}

type Row = { readonly name: string; readonly figures: Figures }

function Lines({ rows, longest }: { readonly rows: readonly Row[]; readonly longest: number }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFigureWords()
  return (
    <div className={styles.lines}>
      {rows.map(({ name, figures }) => (
        <div key={name}>
          <p className={styles.name}>
            {t('figures.named', { name, value: '' })}
            <span className={styles.value}>{words.figure('handle-time-mean', figures)}</span>
          </p>
          <div className={styles.bar} aria-hidden>
            {parts.map((part) => (
              <div
                key={part}
                className={styles.part}
                style={{
                  width: `${((figureOf(part, figures) ?? 0) / longest) * 100}%`,
                  backgroundColor: partColours[part],
                }}
              />
            ))}
          </div>
          <ul className={styles.key}>
            {parts.map((part) => (
              <li key={part}>
                <span className={styles.sign} style={{ backgroundColor: partColours[part] }} aria-hidden />
                {t(`figure.${part}.name`)} <span className={styles.value}>{words.figure(part, figures)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
