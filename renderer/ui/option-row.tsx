import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { keepsFocus } from './keeps-focus.ts'

const useStyles = makeStyles({
  row: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid transparent',
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  reached: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { border: '1px solid Highlight' },
  },
})

/** The id of a row of a list, for the box that says which one its arrows have reached. */
export const optionId = (listId: string, row: number) => `${listId}-${row}`

type Props = {
  readonly listId: string
  /** Its place in the list, from 0. */
  readonly row: number
  readonly isReached: boolean
  readonly onChoose: () => void
  readonly className?: string
  readonly lang?: string
  readonly children: ReactNode
}

/**
 * One row of a listbox below a box that has the focus and the keys: the row that the arrows have reached is in sight, a
 * click chooses and leaves the focus where it is.
 */
export function OptionRow({ listId, row, isReached, onChoose, className, lang, children }: Props) {
  const styles = useStyles()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (isReached) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isReached])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the box, where the focus stays
    <div
      ref={element}
      role="option"
      id={optionId(listId, row)}
      tabIndex={-1}
      lang={lang}
      aria-selected={isReached}
      className={mergeClasses(styles.row, className, isReached && styles.reached)}
      {...keepsFocus}
      onClick={onChoose}
    >
      {children}
    </div>
  )
}
