import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { addQuestion, saveQuestions } from './questions-commands.ts'
import { selectCounts, selectUnsaved } from './questions-selectors.ts'

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  counts: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: {
    marginLeft: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  saved: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** How the questions do, where what was changed is, and what can be done. */
export function QuestionsBar({ shown }: { readonly shown: number }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const counts = useAppSelector(selectCounts)
  const { ready } = useAppSelector(selectUnsaved)
  const isRead = useAppSelector(({ questions }) => questions.base !== null)
  const isSaving = useAppSelector(({ questions }) => questions.isSaving)
  const isReady = isRead && ready > 0 && !isSaving
  return (
    <div className={styles.bar}>
      <p className={styles.counts} role="status">
        <Counts {...counts} shown={shown} />
      </p>
      <span className={styles.buttons}>
        <span className={styles.saved} role="status">
          <SavedState />
        </span>
        <Button icon={<AddRegular />} onClick={() => dispatch(addQuestion())}>
          {t('content.questions.add')}
        </Button>
        <Button
          appearance="primary"
          disabledFocusable={!isReady}
          onClick={() => isReady && void dispatch(saveQuestions())}
        >
          {ready > 0 ? t('content.questions.save', { count: ready }) : t('content.questions.saveNothing')}
        </Button>
      </span>
    </div>
  )
}

type CountsProps = ReturnType<typeof selectCounts> & { readonly shown: number }

function Counts({ all, found, notFound, unasked, shown }: CountsProps) {
  const { t } = useTranslation()
  const parts = [
    shown === all ? t('content.questions.count', { count: all }) : t('content.questions.shown', { shown, all }),
    t('content.questions.foundNow', { found }),
    notFound > 0 && t('content.questions.notFoundNow', { count: notFound }),
    unasked.length > 0 && t('content.questions.asking'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Where what was changed is: never said to be at the centre before the centre has said so. */
function SavedState() {
  const { t } = useTranslation()
  const { base, isSaving, isNotKept } = useAppSelector(({ questions }) => questions)
  const { count } = useAppSelector(selectUnsaved)
  if (isNotKept && count > 0) return t('content.saved.nowhere')
  if (isSaving) return t('content.saved.saving')
  if (count > 0) return t('content.saved.here')
  return base?.savedBy ? t('content.saved.centre', { name: base.savedBy.displayName }) : ''
}
