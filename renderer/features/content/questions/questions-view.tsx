import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { VirtualList } from '../../../ui/virtual-list.tsx'
import { FailureBar } from '../failure-bar.tsx'
import { keyOf } from './question-changes.ts'
import { QuestionConflicts } from './question-conflicts.tsx'
import { QuestionFilters } from './question-filters.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { QuestionPlace } from './question-place.tsx'
import { QuestionsBar } from './questions-bar.tsx'
import { moveQuestion } from './questions-commands.ts'
import {
  type QuestionRow,
  selectLostKeys,
  selectMissing,
  selectReachedQuestion,
  selectShownQuestions,
  selectTitles,
} from './questions-selectors.ts'
import { aimTaken, questionOpened } from './questions-slice.ts'

const useStyles = makeStyles({
  view: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    '& > .fui-MessageBar': { flexShrink: 0 },
    [narrow]: { flex: '1 0 auto' },
  },
  columns: {
    flex: '1 1 0',
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    // One row that is as high as what there is: the list and the question scroll by themselves.
    gridTemplateRows: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    [narrow]: { display: 'flex', flexDirection: 'column', flex: '0 0 auto' },
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, height: '24px' },
  text: {
    flex: '0 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  removed: { textDecorationLine: 'line-through', fontWeight: tokens.fontWeightRegular },
  meta: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  answers: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  place: { flexShrink: 0 },
})

const idOf = ({ id }: QuestionRow) => id

/** The questions that every release is asked before it is out, and how they do now. */
export function QuestionsView() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const listId = useId()
  const view = useRef<HTMLElement>(null)
  const rows = useAppSelector(selectShownQuestions)
  const open = useAppSelector(selectReachedQuestion)
  const failure = useAppSelector(({ questions }) => questions.failure)
  const aim = useAppSelector(({ questions }) => questions.aim)
  useLayoutEffect(() => {
    if (!aim) return
    view.current?.querySelector<HTMLElement>(aim === 'list' ? '[role="listbox"]' : 'textarea')?.focus()
    dispatch(aimTaken())
  }, [aim, dispatch])
  const reached = open ? rows.findIndex(({ id }) => id === open.id) : -1
  return (
    <section ref={view} className={styles.view} aria-label={t('content.questions.title')}>
      <FailureBar failure={failure} />
      <QuestionConflicts />
      <QuestionFilters listId={listId} rows={rows} reached={reached} />
      <QuestionsBar shown={rows.length} />
      <div className={styles.columns}>
        <VirtualList
          id={listId}
          label={t('content.questions.list')}
          rows={rows}
          keyOf={idOf}
          reached={reached}
          onMove={(by) => dispatch(moveQuestion(by))}
          onOpen={({ id }) => dispatch(questionOpened(id))}
          draw={(row) => <QuestionLine row={row} />}
        />
        {open && <QuestionPanel row={open} />}
      </div>
    </section>
  )
}

function QuestionLine({ row }: { readonly row: QuestionRow }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const titles = useAppSelector(selectTitles)
  const { text, language, answers } = row.question
  const isRemoved = row.change === 'removed'
  return (
    <>
      <span className={styles.line}>
        <span className={`${styles.text} ${isRemoved ? styles.removed : ''}`} lang={language}>
          {text.trim() || t('content.questions.noText')}
        </span>
        <Badge appearance="outline" color="informative">
          {t(`content.languageShort.${language}`)}
        </Badge>
        <QuestionBadges row={row} />
      </span>
      <span className={`${styles.line} ${styles.meta}`}>
        <span className={styles.place}>{!isRemoved && <QuestionPlace question={row.question} />}</span>
        <span className={styles.answers}>
          {answers.map((answerId) => titles(answerId, language) ?? answerId).join(' · ')}
        </span>
      </span>
    </>
  )
}

/** What is the matter with a question. */
function QuestionBadges({ row: { question, change, fault } }: { readonly row: QuestionRow }) {
  const { t } = useTranslation()
  const isMissing = useAppSelector(selectMissing)(question).length > 0
  const isLost = useAppSelector(selectLostKeys).has(keyOf(question))
  return (
    <>
      {change && (
        <Badge appearance="tint" color="important">
          {t(`content.questions.change.${change}`)}
        </Badge>
      )}
      {fault && (
        <Badge appearance="tint" color="danger">
          {t(`content.questions.fault.${fault}`)}
        </Badge>
      )}
      {isMissing && (
        <Badge appearance="tint" color="danger">
          {t('content.questions.missing')}
        </Badge>
      )}
      {isLost && (
        <Badge appearance="tint" color="warning">
          {t('content.questions.lost')}
        </Badge>
      )}
    </>
  )
}
