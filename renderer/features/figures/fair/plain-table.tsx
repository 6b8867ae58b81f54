import type { ReactNode } from 'react'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useFairStyles } from './use-fair-styles.ts'

type Props = {
  readonly label: string
  readonly columns: readonly { readonly key: string; readonly head: ReactNode }[]
  /** The first cell of each is what the row is about. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** A table that scrolls sideways in a narrow window. */
export function PlainTable({ label, columns, rows }: Props) {
  const styles = useFairStyles()
  return (
    // No landmark: the part of the view that it stands in is one, often of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" className={styles.wide} aria-label={label} {...scrollsByKeyboard}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [about, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{about}</th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
