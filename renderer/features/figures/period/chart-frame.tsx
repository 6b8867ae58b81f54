import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ChartMultipleRegular, TableRegular } from '@fluentui/react-icons'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: 'avoid',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, marginRight: 'auto', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  picture: {
    height: '260px',
    minWidth: 0,
    '& .recharts-surface:focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  scroll: { overflow: 'auto', maxHeight: '260px' },
  table: {
    borderCollapse: 'collapse',
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '2px 8px', textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '& th:first-child': { textAlign: 'left', fontWeight: tokens.fontWeightRegular },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
  },
  print: { '@media print': { display: 'none' } },
})

type Props = {
  readonly title: string
  /** More at the head: which figure it is of. */
  readonly head?: ReactNode
  readonly children: ReactNode
  /** The same in words and numbers: the first column names the row. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Shows what stands behind the first number of a row; the same as a click into the picture. */
  readonly onOpen?: ((row: number) => void) | undefined
}

/** A picture with its title, which turns into a table of the same numbers. */
export function ChartFrame({ title, head, children, table, onOpen }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const id = useId()
  const [isTable, setTable] = useState(false)
  return (
    <section className={styles.frame} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {head}
        <Button
          className={styles.print}
          size="small"
          appearance="subtle"
          icon={isTable ? <ChartMultipleRegular /> : <TableRegular />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'periods.asChart' : 'periods.asTable')}
        </Button>
      </div>
      {isTable ? (
        <Numbers {...table} label={t('figures.named', { name: title, value: t('periods.table') })} onOpen={onOpen} />
      ) : (
        <div className={styles.picture}>{children}</div>
      )}
    </section>
  )
}

type NumbersProps = Props['table'] & Pick<Props, 'onOpen'> & { readonly label: string }

function Numbers({ head, rows, label, onOpen }: NumbersProps) {
  const styles = useStyles()
  return (
    <section className={styles.scroll} {...scrollsByKeyboard} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two quarters of an hour may have one name when clocks go back.
            <tr key={place}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={head[column + 1]}>
                  {column === 0 && onOpen ? (
                    <Button size="small" appearance="transparent" onClick={() => onOpen(place)}>
                      {cell}
                    </Button>
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
