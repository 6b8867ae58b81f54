import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { figureOf, type PeriodFigure } from '../../../../shared/figures/derived.ts'
import type { AnswerToQuestion, Figures } from '../../../../shared/figures/question.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { hourOf, useFigureWords, weekdayOf } from '../figure-words.ts'
import { FigureSelect } from './figure-select.tsx'

const useStyles = makeStyles({
  frame: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, marginRight: 'auto', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'separate',
    borderSpacing: '2px',
    width: '100%',
    tableLayout: 'fixed',
    minWidth: '560px',
    fontVariantNumeric: 'tabular-nums',
    '& th': { fontWeight: tokens.fontWeightRegular, textAlign: 'center', color: tokens.colorNeutralForeground2 },
    '& td': {
      textAlign: 'center',
      padding: '3px 0',
      borderRadius: tokens.borderRadiusSmall,
      printColorAdjust: 'exact',
    },
  },
  hour: { width: '64px', '&&': { textAlign: 'right' }, paddingRight: tokens.spacingHorizontalS },
  few: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  // From light to dark in one hue: whoever sees no colours sees the order all the same, and the number stands in it.
  number: {
    minWidth: 0,
    padding: 0,
    color: 'inherit',
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
    ':hover': { color: 'inherit' },
  },
  light: { color: '#0b2239' },
  dark: { color: '#ffffff' },
})

const days = [0, 1, 2, 3, 4, 5, 6]
const shades = ['#e3effa', '#c4def4', '#9ec8ec', '#6fabdf', '#5296d3', '#2168a5', '#134a7c'] as const

type Props = {
  readonly onOpen: (hour: string, title: string) => void
  readonly hours: AnswerToQuestion
  readonly figure: PeriodFigure
  readonly onFigure: (figure: PeriodFigure) => void
}

/** A figure by the hours of the city's week: a table whose cells are the darker the higher it is. */
export function HeatMap({ hours, figure, onFigure, onOpen }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const id = useId()
  const byHour = new Map(hours.rows.map(({ value, figures }) => [Number(value), figures]))
  const values = [...byHour.values()].flatMap((figures) => figureOf(figure, figures) ?? [])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  // Hours of the night in which nothing ever happens are left out.
  const rows = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    days.some((day) => byHour.has(day * 24 + hour)),
  )
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {t('periods.heat')}
        </h3>
        <FigureSelect value={figure} onChoose={onFigure} />
      </div>
      <section className={styles.scroll} {...scrollsByKeyboard} aria-labelledby={id}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td className={styles.hour} />
              {days.map((day) => (
                <th key={day} scope="col">
                  {weekdayOf(day * 24, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((hour) => (
              <tr key={hour}>
                <th scope="row" className={styles.hour}>
                  {hourOf(hour, locale)}
                </th>
                {days.map((day) => (
                  <Cell
                    key={day}
                    hour={day * 24 + hour}
                    figures={byHour.get(day * 24 + hour)}
                    figure={figure}
                    least={least}
                    most={most}
                    onOpen={onOpen}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type CellProps = {
  readonly hour: number
  readonly onOpen: Props['onOpen']
  readonly figures: Figures | undefined
  readonly figure: PeriodFigure
  readonly least: number
  readonly most: number
}

function Cell({ hour, figures, figure, least, most, onOpen }: CellProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFigureWords()
  const value = figures ? figureOf(figure, figures) : null
  if (!figures || value === null) return <td className={styles.few}>{figures ? '–' : ''}</td>
  const shade = Math.min(
    shades.length - 1,
    Math.floor(((value - least) / Math.max(most - least, 1e-9)) * shades.length),
  )
  return (
    <td className={mergeClasses(shade > 4 ? styles.dark : styles.light)} style={{ backgroundColor: shades[shade] }}>
      <Button
        appearance="transparent"
        size="small"
        className={styles.number}
        onClick={() =>
          onOpen(
            String(hour),
            t('figures.named', {
              name: t(`figure.${figure}.name`),
              value: words.label('hour', { value: String(hour), label: null }),
            }),
          )
        }
      >
        {words.value(figure, value)}
      </Button>
    </td>
  )
}
