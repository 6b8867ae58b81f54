import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PublishedChange } from '../../../../shared/content/content-contract.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { FieldDifferences } from '../differences/field-differences.tsx'
import { openEarlierTexts } from '../earlier/earlier-commands.ts'
import { draftTextOf } from '../editor/draft-text.ts'

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
  const dispatch = useAppDispatch()
  const kind = before === null ? 'new' : after === null ? 'withdrawn' : 'changed'
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
        <Button
          size="small"
          onClick={() => void dispatch(openEarlierTexts({ answerId, language, replaces: after?.revisionId ?? null }))}
        >
          {t('content.earlier.open')}
        </Button>
      </div>
      <FieldDifferences before={before && draftTextOf(before)} after={after && draftTextOf(after)} lang={language} />
    </li>
  )
}
