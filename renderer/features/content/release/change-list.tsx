import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PublishedChange } from '../../../../shared/content/content-contract.ts'
import { type TextField, textFields } from '../../../../shared/content/obstacle.ts'
import type { Revision } from '../../../../shared/knowledge/answer.ts'
import { DiffText } from '../../../ui/diff-text.tsx'
import { draftTextOf } from '../editor/draft-text.ts'
import { useFieldWords } from '../editor/use-field-words.ts'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  change: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  top: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  field: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** What a release changes, text by text and field by field. */
export function ChangeList({ changes }: { readonly changes: readonly PublishedChange[] }) {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {changes.map((change) => (
        <Change
          key={`${change.answerId} ${change.language} ${(change.after ?? change.before)?.revisionId}`}
          change={change}
        />
      ))}
    </ul>
  )
}

function Change({ change: { answerId, language, before, after } }: { readonly change: PublishedChange }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const kind = before === null ? 'new' : after === null ? 'withdrawn' : 'changed'
  const words = useFieldWords()
  const fieldOf = (revision: Revision | null, field: TextField) => (revision ? words(draftTextOf(revision), field) : '')
  const fields = textFields.filter((field) => fieldOf(before, field) !== fieldOf(after, field))
  return (
    <li className={styles.change}>
      <div className={styles.top}>
        <h4 className={styles.title} lang={language}>
          {(after ?? before)?.title}
        </h4>
        <Badge appearance="outline" color="informative">
          {t(`content.languageShort.${language}`)}
        </Badge>
        <Badge appearance="tint" color={kind === 'withdrawn' ? 'danger' : 'success'}>
          {t(`content.change.${kind}`)}
        </Badge>
        <span>{answerId}</span>
      </div>
      {fields.map((field) => (
        <div key={field}>
          <p className={styles.field}>{t(`content.field.${field}`)}</p>
          <DiffText before={fieldOf(before, field)} after={fieldOf(after, field)} lang={language} />
        </div>
      ))}
    </li>
  )
}
