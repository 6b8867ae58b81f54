import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PeriodFigure } from '../../../../shared/figures/derived.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { FigureLabel } from '../figure-label.tsx'
import { useFigureWords } from '../figure-words.ts'
import { openBehind } from './behind.ts'
import type { PeriodFigures } from './periods-slice.ts'

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 170px), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  tile: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: 'avoid',
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, fontVariantNumeric: 'tabular-nums' },
  },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    justifyContent: 'start',
    minWidth: 0,
    padding: 0,
  },
  beside: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const shown: readonly PeriodFigure[] = [
  'handle-time-median',
  'handle-time-mean',
  'handle-time-p90',
  'handled',
  'service-level',
  'answer-speed',
  'abandoned',
  'first-contact',
  'repeats',
  'transfers',
]

/** The figures of a period, medians first, beside those of the other one. */
export function PeriodTiles({ figures }: { readonly figures: PeriodFigures }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFigureWords()
  const dispatch = useAppDispatch()
  const [now, beside] = [figures.now.total, figures.beside?.figures.total]
  return (
    <dl className={styles.tiles}>
      {shown.map((figure) => (
        <div key={figure} className={styles.tile}>
          <dt>
            <FigureLabel figure={figure} />
          </dt>
          <dd>
            <Button
              appearance="transparent"
              className={styles.value}
              aria-label={t('periods.open', { figure: t(`figure.${figure}.name`), value: words.figure(figure, now) })}
              onClick={() => dispatch(openBehind({ figures, figure, title: t(`figure.${figure}.name`) }))}
            >
              {words.figure(figure, now)}
            </Button>
          </dd>
          {beside && (
            <dd className={styles.beside}>
              {[t('periods.beside', { value: words.figure(figure, beside) }), words.change(figure, now, beside)]
                .filter(Boolean)
                .join('; ')}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
