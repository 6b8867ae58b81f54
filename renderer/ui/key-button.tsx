import { Button, type ButtonProps, makeStyles, tokens } from '@fluentui/react-components'
import { keepsFocus } from './keeps-focus.ts'
import { KeyHint } from './key-hint.tsx'

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS, whiteSpace: 'nowrap' },
})

type Props = {
  readonly label: string
  /** As shown, and as `aria-keyshortcuts` wants them. */
  readonly keys: { readonly shown: readonly string[]; readonly aria: string }
  readonly onClick: () => void
  readonly icon?: NonNullable<ButtonProps['icon']>
  readonly appearance?: NonNullable<ButtonProps['appearance']>
  readonly size?: NonNullable<ButtonProps['size']>
  readonly disabled?: boolean
}

/** A button that says which key does the same. A mouse may press it without taking the focus from the notes. */
export function KeyButton({ label, keys, ...button }: Props) {
  const styles = useStyles()
  return (
    <Button {...keepsFocus} {...button} aria-keyshortcuts={keys.aria}>
      <span className={styles.label}>
        {label}
        <KeyHint keys={keys.shown} />
      </span>
    </Button>
  )
}
