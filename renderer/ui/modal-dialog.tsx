import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useReturningFocus } from './use-returning-focus.ts'

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'min(620px, calc(100vw - 32px))',
    maxHeight: 'calc(100vh - 32px)',
    padding: 0,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  content: { padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}` },
  title: {
    margin: `0 0 ${tokens.spacingVerticalM}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
})

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions: ReactNode
}

/**
 * A dialog of the browser's own: it holds the focus, closes at Escape and makes the rest inert without helpers. Fluent's
 * leaves focusable elements on the page that are hidden from screen readers, for good.
 */
export function ModalDialog({ title, onClose, children, actions }: Props) {
  const styles = useStyles()
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useReturningFocus()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={styles.dialog}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={styles.content}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </dialog>
  )
}
