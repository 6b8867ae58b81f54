import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { narrow } from './narrow.ts'

const useStyles = makeStyles({
  list: {
    flex: '1 1 0',
    minHeight: '160px',
    overflowY: 'auto',
    overflowX: 'hidden',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [narrow]: { flex: '0 0 auto', height: '70vh' },
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: '3px solid transparent',
    cursor: 'pointer',
    overflow: 'hidden',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  reached: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderLeft: `3px solid ${tokens.colorCompoundBrandStroke}`,
    '@media (forced-colors: active)': { borderLeft: '3px solid Highlight' },
  },
})

type Props<Row> = {
  readonly id: string
  readonly label: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The row that the arrows have reached; -1 for none. */
  readonly reached: number
  readonly onMove: (by: number) => void
  readonly onOpen: (row: Row) => void
  readonly draw: (row: Row) => ReactNode
  /** Called whenever the last row that there is has come near: time to fetch more. */
  readonly onEnd?: () => void
}

export const rowHeightPx = 52
/** Drawn before and after what is in sight, so that nothing is blank while it scrolls. */
const spareRows = 6
/** Where there is no layout to measure. */
const heightUnmeasuredPx = 600

/** The id of a row, for the box that says which one its arrows have reached. */
export const virtualRowId = (id: string, row: number) => `${id}-${row}`

const pageRows = 10
const farRows = 1_000_000
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageRows,
  PageUp: -pageRows,
  End: farRows,
  Home: -farRows,
}

/** What a key moves by in a list; null when it moves nothing. */
export const listStep = ({ key, ctrlKey, altKey, shiftKey }: KeyboardEvent): number | null =>
  ctrlKey || altKey || shiftKey ? null : (steps[key] ?? null)

/** A list of tens of thousands of rows, of which only those in sight are on the page. One stop for Tab, arrows within. */
export function VirtualList<Row>({ id, label, rows, keyOf, reached, onMove, onOpen, draw, onEnd }: Props<Row>) {
  const styles = useStyles()
  const list = useRef<HTMLDivElement>(null)
  const { first, last, onScroll } = useWindow(list, rows.length, reached)
  const isAtEnd = rows.length > 0 && last === rows.length
  useEffect(() => {
    if (isAtEnd) onEnd?.()
  }, [isAtEnd, onEnd])
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[reached]
    const by = listStep(event)
    if (by !== null) onMove(by)
    else if (event.key === 'Enter' && row) onOpen(row)
    else return
    event.preventDefault()
  }
  const isDrawn = reached >= first && reached < last
  return (
    <div
      ref={list}
      role="listbox"
      id={id}
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={isDrawn ? virtualRowId(id, reached) : undefined}
      className={styles.list}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: rows.length * rowHeightPx }}>
        {rows.slice(first, last).map((row, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the list, where the focus is
          <div
            key={keyOf(row)}
            role="option"
            id={virtualRowId(id, first + place)}
            tabIndex={-1}
            aria-selected={first + place === reached}
            aria-setsize={rows.length}
            aria-posinset={first + place + 1}
            className={mergeClasses(styles.row, first + place === reached && styles.reached)}
            style={{ top: (first + place) * rowHeightPx, height: rowHeightPx }}
            onClick={() => onOpen(row)}
          >
            {draw(row)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Which rows are in sight, and keeps the reached one among them. */
function useWindow(list: RefObject<HTMLDivElement | null>, count: number, reached: number) {
  const [scrolled, setScrolled] = useState(0)
  const [height, setHeight] = useState(heightUnmeasuredPx)
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => setHeight(element.clientHeight || heightUnmeasuredPx)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  useLayoutEffect(() => {
    const element = list.current
    if (!element || reached < 0) return
    const top = reached * rowHeightPx
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeightPx > element.scrollTop + height) element.scrollTop = top + rowHeightPx - height
    setScrolled(element.scrollTop)
  }, [list, reached, height])
  const first = Math.max(0, Math.min(Math.floor(scrolled / rowHeightPx), count - 1) - spareRows)
  const last = Math.min(count, Math.ceil((scrolled + height) / rowHeightPx) + spareRows)
  return { first, last, onScroll: () => setScrolled(list.current?.scrollTop ?? 0) }
}
