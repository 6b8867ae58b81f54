import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { DraftText } from '../../../../shared/content/draft.ts'
import { type TextField, textFields } from '../../../../shared/content/obstacle.ts'
import { DiffText } from '../../../ui/diff-text.tsx'
import { useFieldWords } from '../editor/use-field-words.ts'

const useStyles = makeStyles({
  field: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
})

type Props = {
  /** Null: there was no text. */
  readonly before: DraftText | null
  readonly after: DraftText | null
  readonly lang: string
}

/** The fields in which two texts differ, word by word. A text beside itself: all that is written in it. */
export function FieldDifferences({ before, after, lang }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFieldWords()
  const read = (text: DraftText | null, field: TextField) => (text ? words(text, field) : '')
  const isShown = (field: TextField) =>
    before === after ? read(after, field) !== '' : read(before, field) !== read(after, field)
  return textFields.filter(isShown).map((field) => (
    <div key={field}>
      <p className={styles.field}>{t(`content.field.${field}`)}</p>
      <DiffText before={read(before, field)} after={read(after, field)} lang={lang} />
    </div>
  ))
}
