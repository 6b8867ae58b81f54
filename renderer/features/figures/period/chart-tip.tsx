import { makeStyles, tokens } from '@fluentui/react-components'
import { useFigureWords } from '../figure-words.ts'

const useStyles = makeStyles({
  tip: {
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontVariantNumeric: 'tabular-nums',
  },
  line: { margin: 0 },
})

type Point = { readonly dataKey?: unknown; readonly value?: unknown }
type Props = {
  readonly names: Readonly<Record<string, string>>
  readonly write: (value: number) => string
  readonly label?: string | number
  readonly payload?: readonly Point[]
}

/** What a point of a picture is, under the pointer or the arrow keys. */
export function ChartTip({ names, write, label, payload = [] }: Props) {
  const styles = useStyles()
  const words = useFigureWords()
  if (payload.length === 0) return null
  return (
    <div className={styles.tip}>
      <p className={styles.line}>{label}</p>
      {payload.map(({ dataKey, value }) => (
        <p key={String(dataKey)} className={styles.line}>
          {names[String(dataKey)]}: {typeof value === 'number' ? write(value) : words.value('handled', null)}
        </p>
      ))}
    </div>
  )
}
