import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { keyOf, type QuestionConflict, type QuestionText } from './question-changes.ts'
import { selectTitles } from './questions-selectors.ts'
import { mineChosen, newsRead, type QuestionNews, theirsChosen } from './questions-slice.ts'

const useStyles = makeStyles({
  panel: {
    flexShrink: 0,
    // Many conflicts do not push the list off the screen.
    maxHeight: '45vh',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  conflict: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  texts: { flex: '1 1 260px', margin: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '0 8px' },
  value: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
})

/** Somebody saved the questions while they were being changed here: what is new, and what somebody has to choose. */
export function QuestionConflicts() {
  const { t } = useTranslation()
  const styles = useStyles()
  const conflicts = useAppSelector(({ questions }) => questions.conflicts)
  const news = useAppSelector(({ questions }) => questions.news)
  return (
    <>
      {news && <News news={news} />}
      {conflicts.length > 0 && (
        <section className={styles.panel} role="alert" aria-label={t('content.conflict.title')}>
          <strong>{t('content.questions.conflicts', { count: conflicts.length })}</strong>
          {conflicts.map((conflict) => (
            <Conflict key={conflict.change.id} conflict={conflict} />
          ))}
        </section>
      )}
    </>
  )
}

function Conflict({ conflict: { change, theirs } }: { readonly conflict: QuestionConflict }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  return (
    <div className={styles.conflict}>
      <dl className={styles.texts}>
        <dt>{t('content.questions.theirs')}</dt>
        <dd className={styles.value}>
          <InWords question={theirs} />
        </dd>
        <dt>{t('content.questions.mine')}</dt>
        <dd className={styles.value}>
          <InWords question={change.after} />
        </dd>
      </dl>
      <Button onClick={() => dispatch(mineChosen(change.id))}>{t('content.questions.keepMine')}</Button>
      <Button onClick={() => dispatch(theirsChosen(change.id))}>{t('content.questions.takeTheirs')}</Button>
    </div>
  )
}

/** A question with what it must find. */
function InWords({ question }: { readonly question: QuestionText | null }) {
  const { t } = useTranslation()
  const titles = useAppSelector(selectTitles)
  if (!question) return t('content.questions.isGone')
  const { text, language, answers } = question
  return (
    <>
      <q lang={language}>{text.trim()}</q> → {answers.map((id) => titles(id, language) ?? id).join(', ')}
    </>
  )
}

function News({ news: { name, difference } }: { readonly news: QuestionNews }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const kinds = (['added', 'changed', 'removed'] as const).filter((kind) => difference[kind].length > 0)
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {t('content.questions.news', { name: name ?? t('content.releases.server') })}{' '}
        <details>
          <summary>
            {kinds
              .map((kind) => t(`content.questions.newsKind.${kind}`, { count: difference[kind].length }))
              .join(', ')}
          </summary>
          <ul className={styles.list}>
            {kinds.flatMap((kind) =>
              difference[kind].map((question) => (
                <li key={`${kind} ${keyOf(question)}`}>
                  {t(`content.questions.newsOne.${kind}`)} <InWords question={question} />
                </li>
              )),
            )}
          </ul>
        </details>
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={() => dispatch(newsRead())}>
          {t('content.questions.newsRead')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
