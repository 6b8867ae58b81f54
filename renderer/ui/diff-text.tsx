import { makeStyles, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import { diffWords } from './word-diff.ts'

const useStyles = makeStyles({
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  gone: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'line-through',
    borderRadius: tokens.borderRadiusSmall,
  },
  come: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'underline',
    borderRadius: tokens.borderRadiusSmall,
  },
})

type Props = { readonly before: string; readonly after: string; readonly lang?: string }

/** What changed in a text, word by word: struck out what went, underlined what came. Colour says it a second time. */
export function DiffText({ before, after, lang }: Props) {
  const styles = useStyles()
  const parts = useMemo(() => diffWords(before, after), [before, after])
  return (
    <p className={styles.text} lang={lang}>
      {parts.map(({ kind, text }, place) => {
        const key = `${place}-${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        if (kind === 'gone')
          return (
            <del key={key} className={styles.gone}>
              {text}
            </del>
          )
        return (
          <ins key={key} className={styles.come}>
            {text}
          </ins>
        )
      })}
    </p>
  )
}
