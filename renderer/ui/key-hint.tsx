import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  keys: { display: 'inline-flex', gap: '2px', flexShrink: 0 },
  key: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase100,
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    paddingInline: '5px',
    borderRadius: tokens.borderRadiusSmall,
    border: '1px solid currentColor',
    color: 'inherit',
    whiteSpace: 'nowrap',
  },
})

type Props = { readonly keys: readonly string[]; readonly spoken?: boolean }

/** Keys as they are drawn on a keyboard. On a button they stay out of its name: `aria-keyshortcuts` tells them there. */
export function KeyHint({ keys, spoken = false }: Props) {
  const styles = useStyles()
  return (
    <span className={styles.keys} aria-hidden={!spoken}>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
