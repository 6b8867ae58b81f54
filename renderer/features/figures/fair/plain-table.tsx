import { Fragment, type ReactNode } from 'react'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { useFairStyles } from './use-fair-styles.ts'

export type PlainColumn = {
  readonly key: string
  readonly head: ReactNode
  /** Numbers and durations stand at the end, so that their digits are below each other; dates are not broken. */
  readonly holds?: 'numbers' | 'dates'
}

type PlainRow = {
  readonly key: string
  /** The first is what the row is about. */
  readonly cells: readonly ReactNode[]
  /** What was opened from the row, over its whole width. */
  readonly below?: ReactNode
}

type Props = {
  readonly label: string
  readonly columns: readonly PlainColumn[]
  readonly rows: readonly PlainRow[]
}

/** A table that scrolls sideways in a narrow window. */
export function PlainTable({ label, columns, rows }: Props) {
  const styles = useFairStyles()
  const number = new Intl.NumberFormat(useLocale())
  return (
    // No landmark: the part of the view that it stands in is one, often of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" className={styles.wide} aria-label={label} {...scrollsByKeyboard}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, head, holds }) => (
              <th key={key} scope="col" className={holds && styles[holds]}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [about, ...cells], below }) => (
            <Fragment key={key}>
              <tr>
                <th scope="row">{about}</th>
                {cells.map((cell, place) => {
                  const { key: column, holds } = columns[place + 1] ?? {}
                  return (
                    <td key={column} className={holds && styles[holds]}>
                      {typeof cell === 'number' ? number.format(cell) : cell}
                    </td>
                  )
                })}
              </tr>
              {below && (
                <tr>
                  <td colSpan={columns.length}>
                    <div className={styles.below}>{below}</div>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}
