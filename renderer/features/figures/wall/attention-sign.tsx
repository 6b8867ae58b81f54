import { makeStyles, tokens } from '@fluentui/react-components'
import { AlertRegular, ArrowTrendingRegular } from '@fluentui/react-icons'

const useStyles = makeStyles({
  // In the measure of the text beside it, which is large on a wall.
  sign: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.3em',
    padding: '0 0.45em',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    fontSize: '0.85em',
    lineHeight: 1.4,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** That this needs attention, and why: an icon and words, so that nothing hangs on the colour. */
export function AttentionSign({ words, rises = false }: { readonly words: string; readonly rises?: boolean }) {
  const styles = useStyles()
  return (
    <span className={styles.sign}>
      {rises ? <ArrowTrendingRegular aria-hidden /> : <AlertRegular aria-hidden />}
      {words}
    </span>
  )
}
