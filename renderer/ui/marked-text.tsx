import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  mark: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { backgroundColor: 'Mark', color: 'MarkText' },
  },
})

/** A stretch of the text in UTF-16 code units, end excluded. */
type Range = readonly [number, number]

type Piece = { readonly text: string; readonly marked: boolean; readonly from: number }

/** Cuts a text into marked and unmarked pieces. Ranges that overlap, repeat or reach over the end do no harm. */
export function cutAtMarks(text: string, marks: readonly Range[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const cut = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked, from: at })
    at = Math.max(at, to)
  }
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    cut(Math.min(from, text.length), false)
    cut(Math.min(to, text.length), true)
  }
  cut(text.length, false)
  return pieces
}

/** Text with its matched words marked. */
export function MarkedText({ text, marks }: { readonly text: string; readonly marks: readonly Range[] }) {
  const styles = useStyles()
  return cutAtMarks(text, marks).map(({ text: piece, marked, from }) =>
    marked ? (
      <mark key={from} className={styles.mark}>
        {piece}
      </mark>
    ) : (
      <span key={from}>{piece}</span>
    ),
  )
}
