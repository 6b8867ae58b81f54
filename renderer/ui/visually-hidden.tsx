import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    margin: '-1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
})

/** For ears only. With `announce`, changes are said politely. */
export function VisuallyHidden({ children, announce }: { readonly children: ReactNode; readonly announce?: boolean }) {
  const styles = useStyles()
  if (!announce) return <span className={styles.hidden}>{children}</span>
  return (
    <div className={styles.hidden} role="status" aria-live="polite">
      {children}
    </div>
  )
}
