import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    '& > *': { flexShrink: 0 },
    [narrow]: { flex: '0 0 auto', overflowY: 'visible' },
  },
})

type Props = { readonly label: string; readonly children: ReactNode }

/** A part of the content that scrolls by itself where there is room, and with the page where there is not. */
export function ScrollingView({ label, children }: Props) {
  const styles = useStyles()
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={label}>
      {children}
    </section>
  )
}
