import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { InteractionLine } from '../../../../shared/figures/drill.ts'
import { formatDuration } from '../../../ui/duration.ts'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, fontVariantNumeric: 'tabular-nums' },
  stretch: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) 64px minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
  },
  time: { textAlign: 'end' },
  track: { position: 'relative', height: '14px', backgroundColor: tokens.colorNeutralBackground4 },
  bar: {
    position: 'absolute',
    insetBlock: 0,
    // A second of an hour is still to be seen.
    minWidth: '2px',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  // Told apart by their names and their place; colour only helps.
  waiting: { backgroundColor: tokens.colorNeutralForeground4 },
  holding: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  'after-call': { backgroundColor: tokens.colorPalettePurpleBorderActive },
  talking: {},
  sum: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
})

/** Waiting, talk, hold and after-call work, each as long as it took and where it was. */
export function LineBars({ line: { stretches, talkMs, holdMs, afterCallMs } }: { readonly line: InteractionLine }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const from = stretches[0]?.from ?? 0
  const whole = Math.max(1, (stretches.at(-1)?.until ?? 0) - from)
  const percent = (ms: number) => `${(ms / whole) * 100}%`
  const times = {
    talk: formatDuration(talkMs),
    hold: formatDuration(holdMs),
    afterCall: formatDuration(afterCallMs),
    handle: formatDuration(talkMs + holdMs + afterCallMs),
  }
  return (
    <>
      <ol className={styles.list}>
        {stretches.map((stretch) => (
          <li key={`${stretch.kind} ${stretch.from}`} className={styles.stretch}>
            <span>{t(`drill.stretch.${stretch.kind}`)}</span>
            <span className={styles.time}>{formatDuration(stretch.until - stretch.from)}</span>
            <span className={styles.track} aria-hidden>
              <span
                className={mergeClasses(styles.bar, styles[stretch.kind])}
                style={{ insetInlineStart: percent(stretch.from - from), width: percent(stretch.until - stretch.from) }}
              />
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.sum}>{t('drill.sum', times)}</p>
    </>
  )
}
