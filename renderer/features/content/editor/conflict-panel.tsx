import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Draft, DraftText } from '../../../../shared/content/draft.ts'
import { textFields } from '../../../../shared/content/obstacle.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { DiffText } from '../../../ui/diff-text.tsx'
import { useLocale } from '../../../ui/use-locale.ts'
import { goOnAsNewDraft } from './editor-commands.ts'
import { mineKept, setAsidePutBack, theirsTaken } from './editor-slice.ts'
import { reopen } from './open-commands.ts'
import type { Side } from './side.ts'
import { useFieldWords } from './use-field-words.ts'

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  field: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, margin: 0, padding: 0 },
})

type Conflict = { readonly side: Side; readonly theirs: Draft }

/** Somebody changed the draft while it was typed in: who, both texts, and a choice. Until then nothing is saved. */
export function ConflictPanel({ side: { language, text }, theirs }: Conflict) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const time = new Intl.DateTimeFormat(useLocale(), { timeStyle: 'short' }).format(theirs.editedAt)
  return (
    <section className={styles.panel} role="alert" aria-label={t('content.conflict.title')}>
      <strong>{t('content.conflict.explain', { name: theirs.editedBy.displayName, time })}</strong>
      {text && <Differences before={theirs.text} after={text} lang={language} />}
      <div className={styles.buttons}>
        <Button onClick={() => dispatch(mineKept({ language }))}>{t('content.conflict.keepMine')}</Button>
        <Button onClick={() => dispatch(theirsTaken({ language }))}>{t('content.conflict.takeTheirs')}</Button>
      </div>
    </section>
  )
}

type Texts = { readonly before: DraftText; readonly after: DraftText; readonly lang: string }

/** The fields in which two texts differ, theirs struck out and ours underlined. */
function Differences({ before, after, lang }: Texts) {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = useFieldWords()
  const changed = textFields.filter((field) => words(before, field) !== words(after, field))
  return (
    <div className={styles.list}>
      <p className={styles.field}>{t('content.conflict.legend')}</p>
      {changed.map((field) => (
        <div key={field}>
          <p className={styles.field}>{t(`content.field.${field}`)}</p>
          <DiffText before={words(before, field)} after={words(after, field)} lang={lang} />
        </div>
      ))}
    </div>
  )
}

type SetAside = { readonly side: Side; readonly setAside: DraftText }

/** What was typed and gave way is readable, and one press away, as long as the answer is open. */
export function SetAsidePanel({ side: { language, text }, setAside }: SetAside) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  return (
    <details className={styles.panel}>
      <summary>{t('content.conflict.setAside')}</summary>
      {text && <Differences before={text} after={setAside} lang={language} />}
      <div className={styles.buttons}>
        <Button onClick={() => dispatch(setAsidePutBack({ language }))}>{t('content.conflict.putBack')}</Button>
      </div>
    </details>
  )
}

/** The draft was published or discarded elsewhere; what stands here may go on as another. */
export function GonePanel({ side: { language } }: { readonly side: Side }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('content.gone.explain')}</MessageBarBody>
      </MessageBar>
      <div className={styles.buttons}>
        <Button onClick={() => void dispatch(reopen(language))}>{t('content.gone.reopen')}</Button>
        <Button onClick={() => void dispatch(goOnAsNewDraft(language))}>{t('content.gone.goOn')}</Button>
      </div>
    </>
  )
}
