import { makeStyles, tokens } from '@fluentui/react-components'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppSelector } from '../../app/hooks.ts'
import { narrow } from '../../ui/narrow.ts'
import { scrollsByKeyboard } from '../../ui/scrolls-by-keyboard.ts'

const useStyles = makeStyles({
  note: {
    flex: '0 0 auto',
    maxHeight: '160px',
    overflowY: 'auto',
    [narrow]: { maxHeight: 'none' },
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    outlineOffset: '-2px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: `${tokens.spacingVerticalXS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  },
})

/** Above the conversation: what the colleague wrote who handed it over, so that nobody repeats themselves. */
export function HandOverNote() {
  const { t } = useTranslation()
  const styles = useStyles()
  const titleId = useId()
  const handOver = useAppSelector(({ interaction }) => interaction.open?.centre?.handOver ?? null)
  if (!handOver) return null
  const { from, topicTitle, asked, answers, notes } = handOver
  const rows = [
    ['topic', topicTitle ?? ''],
    ['asked', asked],
    ['answers', answers.map(({ title }) => title).join(' · ')],
    ['notes', notes],
  ] as const
  return (
    <section className={styles.note} aria-labelledby={titleId} {...scrollsByKeyboard}>
      <h3 id={titleId} className={styles.title}>
        {t('handOver.from', { from })}
      </h3>
      <dl className={styles.list}>
        {rows
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <Row key={name} name={t(`handOver.card.${name}`)} text={text} />
          ))}
      </dl>
    </section>
  )
}

function Row({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd dir="auto">{text}</dd>
    </>
  )
}
