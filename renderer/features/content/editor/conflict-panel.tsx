import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Draft, DraftText } from '../../../../shared/content/draft.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FieldDifferences } from '../differences/field-differences.tsx'
import { goOnAsNewDraft } from './editor-commands.ts'
import { mineKept, setAsidePutBack, theirsTaken } from './editor-slice.ts'
import { reopen } from './open-commands.ts'
import type { Side } from './side.ts'

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
  legend: { margin: 0, fontWeight: tokens.fontWeightSemibold },
})

type Conflict = { readonly side: Side; readonly theirs: Draft }

/**
 * Somebody changed the draft while it was typed in, or there is one where an earlier text is to be put: who, both texts,
 * and a choice. Until then nothing is saved.
 */
export function ConflictPanel({ side: { language, text, isRestoring }, theirs }: Conflict) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const locale = useLocale()
  const day = isRestoring ? ({ dateStyle: 'medium' } as const) : {}
  const time = new Intl.DateTimeFormat(locale, { ...day, timeStyle: 'short', timeZone }).format(theirs.editedAt)
  const when = { name: theirs.editedBy.displayName, time }
  return (
    <section className={styles.panel} role="alert" aria-label={t('content.conflict.title')}>
      <strong>{isRestoring ? t('content.conflict.restoring', when) : t('content.conflict.explain', when)}</strong>
      <p className={styles.legend}>{t(isRestoring ? 'content.conflict.restoringLegend' : 'content.conflict.legend')}</p>
      {text && <FieldDifferences before={theirs.text} after={text} lang={language} />}
      <div className={styles.buttons}>
        <Button onClick={() => dispatch(mineKept({ language }))}>
          {t(isRestoring ? 'content.conflict.takeEarlier' : 'content.conflict.keepMine')}
        </Button>
        <Button onClick={() => dispatch(theirsTaken({ language }))}>
          {t(isRestoring ? 'content.conflict.keepDraft' : 'content.conflict.takeTheirs')}
        </Button>
      </div>
    </section>
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
      <p className={styles.legend}>{t('content.conflict.legend')}</p>
      {text && <FieldDifferences before={text} after={setAside} lang={language} />}
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
