import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FigureName } from '../../../../shared/figures/definitions.ts'
import { useAppSelector } from '../../../app/hooks.ts'
import { FigureInfo } from '../figure-label.tsx'
import { selectIsWall } from '../figures-selectors.ts'

const useStyles = makeStyles({
  list: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginBottom: tokens.spacingVerticalXS,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    // What a column has in it changes every second, and must not move its neighbours.
    tableLayout: 'fixed',
    '& th:first-child': { width: '40%' },
    '& th': {
      textAlign: 'start',
      fontWeight: tokens.fontWeightRegular,
      fontSize: tokens.fontSizeBase200,
      color: tokens.colorNeutralForeground2,
    },
    '& th, & td': {
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS} ${tokens.spacingVerticalXXS} 0`,
      verticalAlign: 'baseline',
    },
    '& td': { overflowWrap: 'anywhere' },
  },
  signs: { display: 'inline-flex', flexWrap: 'wrap', gap: '0.3em' },
  // In the measure of the wall, which grows with the screen.
  titleOnWall: { fontSize: '1em' },
  tableOnWall: { fontSize: '1em', '& th': { fontSize: '0.8em' }, '& th:first-child': { width: '50%' } },
  // The whole of it is there to be heard.
  nameOnWall: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
  },
  listOnWall: { padding: '0.25em 0.5em' },
})

type Props = {
  readonly figure: FigureName
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
    /** What of it needs attention: beside what the row is about. */
    readonly signs?: readonly ReactNode[]
  }[]
  /** What is said in place of a table without rows. */
  readonly none: string
}

/** A short table of the wall under the name of its figure. */
export function WallList({ figure, columns, rows, none }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const isWall = useAppSelector(selectIsWall)
  return (
    <section className={mergeClasses(styles.list, isWall && styles.listOnWall)}>
      <div className={styles.head}>
        <h3 className={mergeClasses(styles.title, isWall && styles.titleOnWall)}>{t(`figure.${figure}.name`)}</h3>
        {!isWall && <FigureInfo figure={figure} />}
      </div>
      {rows.length === 0 && <p className={styles.quiet}>{none}</p>}
      {rows.length > 0 && (
        <table className={mergeClasses(styles.table, isWall && styles.tableOnWall)}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells, signs = [] }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td key={columns[index]}>
                    {isWall && index === 0 ? <span className={styles.nameOnWall}>{cell}</span> : cell}
                    {index === 0 && signs.length > 0 && ' '}
                    {index === 0 && signs.length > 0 && <span className={styles.signs}>{signs}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
