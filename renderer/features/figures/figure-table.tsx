import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: {
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& caption': { textAlign: 'start', fontWeight: tokens.fontWeightSemibold },
    '& th': { textAlign: 'start', fontWeight: tokens.fontWeightRegular },
    '& thead th': { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
    '& th, & td': {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXS} 0`,
      verticalAlign: 'top',
    },
  },
  numbers: { '& td, & thead th:not(:first-child)': { textAlign: 'end' } },
})

type Props = {
  readonly caption: string
  /** The heading above says it already; it is still the table's name. */
  readonly hidesCaption?: boolean
  /** What is behind the first cells stands at the end, so that digits are below each other. */
  readonly hasNumbers?: boolean
  readonly columns: readonly (string | { readonly key: string; readonly head: ReactNode })[]
  /** The first cell of each names its row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** Figures as rows and columns. */
export function FigureTable({ caption, hidesCaption = false, hasNumbers = false, columns, rows }: Props) {
  const styles = useStyles()
  const heads = columns.map((column) => (typeof column === 'string' ? { key: column, head: column } : column))
  return (
    // A region that scrolls sideways where the window is narrow can be reached with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={styles.scroller} tabIndex={0} aria-label={caption}>
      <table className={mergeClasses(styles.table, hasNumbers && styles.numbers)} aria-label={caption}>
        {!hidesCaption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={heads[place + 1]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
