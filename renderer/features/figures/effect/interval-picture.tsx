import { makeStyles, tokens } from '@fluentui/react-components'
import type { Difference } from '../../../../shared/figures/effect.ts'

const useStyles = makeStyles({
  picture: {
    display: 'block',
    width: '12em',
    maxWidth: '100%',
    height: '1.6em',
    color: tokens.colorNeutralForeground1,
  },
  zero: { stroke: tokens.colorNeutralForeground3, strokeDasharray: '2 2' },
  line: { stroke: 'currentColor', strokeWidth: 2 },
  dot: { fill: 'currentColor' },
})

const [width, height] = [200, 24]

/** A dot with its interval on a line that has zero, dashed, in the middle. */
export function IntervalPicture({ low, high, difference, name }: Difference & { readonly name: string }) {
  const styles = useStyles()
  const reach = Math.max(Math.abs(low), Math.abs(high)) * 1.15 || 1
  const x = (value: number) => ((value / reach + 1) / 2) * width
  const middle = height / 2
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <line className={styles.zero} x1={width / 2} x2={width / 2} y1={0} y2={height} />
      <line className={styles.line} x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
      <line className={styles.line} x1={x(low)} x2={x(low)} y1={middle - 5} y2={middle + 5} />
      <line className={styles.line} x1={x(high)} x2={x(high)} y1={middle - 5} y2={middle + 5} />
      <circle className={styles.dot} cx={x(difference)} cy={middle} r={5} />
    </svg>
  )
}
