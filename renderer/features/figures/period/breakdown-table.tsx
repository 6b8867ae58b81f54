import { Button, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { figureOf, type PeriodFigure } from '../../../../shared/figures/derived.ts'
import type { AnswerToQuestion, Dimension } from '../../../../shared/figures/question.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { FigureLabel } from '../figure-label.tsx'
import { useFigureWords } from '../figure-words.ts'
import { openBehind } from './behind.ts'
import type { PeriodFigures } from './periods-slice.ts'

const useStyles = makeStyles({
  frame: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  scroll: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '4px 8px', textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '& th:first-child': { textAlign: 'left' },
    '& td': { whiteSpace: 'nowrap' },
    '& thead th': { fontWeight: tokens.fontWeightSemibold, verticalAlign: 'bottom' },
  },
  beside: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  name: { justifyContent: 'start', textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  number: { minWidth: 0, padding: 0, fontWeight: tokens.fontWeightRegular, fontVariantNumeric: 'tabular-nums' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const columns = [
  'handled',
  'handle-time-median',
  'handle-time-p90',
  'talk',
  'hold',
  'after-call-work',
  'transfers',
  'first-contact',
  'came',
  'service-level',
  'answer-speed',
  'abandoned',
] as const satisfies readonly PeriodFigure[]

export const tableDimensions = [
  'queue',
  'channel',
  'topic',
  'team',
  'language',
  'outcome',
] as const satisfies readonly Dimension[]
type TableDimension = (typeof tableDimensions)[number]

type Props = {
  readonly figures: PeriodFigures
  readonly by: TableDimension
  readonly onBy: (by: TableDimension) => void
  /** Narrows everything to one value. */
  readonly onOnly: (value: string) => void
}

/** The figures told apart by a dimension. Teams stand in the order of their names: nobody is ranked. */
export function BreakdownTable({ figures, by, onBy, onOnly }: Props) {
  const { now, beside, view } = figures
  const dispatch = useAppDispatch()
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFigureWords()
  const id = useId()
  const told = view.by
  const named = now.rows.map((row) => ({ ...row, name: words.label(told, row) }))
  const rows = told === 'team' ? named.toSorted((one, other) => one.name.localeCompare(other.name)) : named
  // Nobody knows a topic or a team of those who gave up: those columns would be empty.
  const seen = columns.filter((figure) =>
    rows.some((row) => row.figures.arrived || figureOf(figure, row.figures) !== null),
  )
  const before = new Map(beside?.figures.rows.map((row) => [row.value, row]))
  return (
    <div className={styles.frame}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {t('periods.by')}
        </h3>
        <Select
          size="small"
          aria-labelledby={id}
          value={by}
          onChange={(_event, { value }) => onBy(value as TableDimension)}
        >
          {tableDimensions.map((dimension) => (
            <option key={dimension} value={dimension}>
              {t(`periods.dimension.${dimension}`)}
            </option>
          ))}
        </Select>
      </div>
      <section className={styles.scroll} {...scrollsByKeyboard} aria-labelledby={id}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(`periods.dimension.${told}`)}</th>
              {seen.map((figure) => (
                <th key={figure} scope="col">
                  <FigureLabel figure={figure} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.value}
                row={row}
                columns={seen}
                before={beside ? before.get(row.value) : undefined}
                onOnly={onOnly}
                onOpen={(figure) =>
                  dispatch(
                    openBehind({
                      figures,
                      figure,
                      only: { by: told, value: row.value },
                      title: t('figures.named', { name: t(`figure.${figure}.name`), value: row.name }),
                    }),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </section>
      {now.more > 0 && <p className={styles.quiet}>{t('periods.more', { count: now.more })}</p>}
    </div>
  )
}

type NamedRow = AnswerToQuestion['rows'][number] & { readonly name: string }
type RowProps = {
  readonly row: NamedRow
  readonly columns: readonly PeriodFigure[]
  readonly before: AnswerToQuestion['rows'][number] | undefined
  readonly onOnly: (value: string) => void
  readonly onOpen: (figure: PeriodFigure) => void
}

function Row({ row, columns: seen, before, onOnly, onOpen }: RowProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFigureWords()
  return (
    <tr>
      <th scope="row">
        <Button appearance="transparent" size="small" className={styles.name} onClick={() => onOnly(row.value)}>
          {row.name}
        </Button>
      </th>
      {seen.map((figure) => (
        <td key={figure}>
          <Button
            appearance="transparent"
            size="small"
            className={styles.number}
            aria-label={t('periods.open', {
              figure: t(`figure.${figure}.name`),
              value: words.figure(figure, row.figures),
            })}
            onClick={() => onOpen(figure)}
          >
            {words.figure(figure, row.figures)}
          </Button>
          {before && (
            <span className={styles.beside}>
              {t('periods.beside', { value: words.figure(figure, before.figures) })}
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}
