import { Button, Field, makeStyles, mergeClasses, Select, Textarea, tokens } from '@fluentui/react-components'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { goldenPlaces } from '../../../../shared/content/golden.ts'
import type { AnswerId } from '../../../../shared/knowledge/answer.ts'
import { languageSchema, languages } from '../../../../shared/knowledge/language.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { narrow } from '../../../ui/narrow.ts'
import { AnswerPicker } from './answer-picker.tsx'
import { keyOf } from './question-changes.ts'
import { QuestionPlace } from './question-place.tsx'
import { removeQuestion, typeQuestion } from './questions-commands.ts'
import { type QuestionRow, selectMissing, selectTitles } from './questions-selectors.ts'
import { listReturnedTo, questionPutBack } from './questions-slice.ts'

const useStyles = makeStyles({
  panel: {
    minWidth: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    '& > *': { flexShrink: 0 },
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    [narrow]: { overflowY: 'visible' },
  },
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, listStyleType: 'none' },
  answer: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
  },
  title: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  its: { fontWeight: tokens.fontWeightSemibold },
  seen: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  gone: { color: tokens.colorStatusDangerForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** The most answers of which a question has to find one. */
const mostAnswers = 5

type Props = { readonly row: QuestionRow }

/** One test question: its words, what it must find, and what it finds now. */
export function QuestionPanel({ row }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const isInConflict = useAppSelector(({ questions }) => questions.conflicts.some(({ change }) => change.id === row.id))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
    event.preventDefault()
    dispatch(listReturnedTo())
  }
  return (
    <section className={styles.panel} aria-label={t('content.questions.one')} onKeyDown={onKeyDown}>
      <fieldset className={styles.form} disabled={isInConflict || row.change === 'removed'}>
        <Words row={row} />
        <Answers row={row} />
      </fieldset>
      <FoundNow row={row} />
      <Actions row={row} />
    </section>
  )
}

function Words({ row }: Props) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { text, language } = row.question
  return (
    <>
      <Field
        label={t('content.questions.text')}
        hint={t('content.questions.textHint')}
        {...(row.fault === 'twice' ? { validationMessage: t('content.questions.twiceHint') } : {})}
      >
        <Textarea
          lang={language}
          rows={2}
          resize="vertical"
          maxLength={500}
          value={text}
          onChange={(_event, { value }) => dispatch(typeQuestion(row, { text: value }))}
        />
      </Field>
      <Field label={t('content.filter.language')}>
        <Select
          value={language}
          onChange={(_event, { value }) => dispatch(typeQuestion(row, { language: languageSchema.parse(value) }))}
        >
          {languages.map((value) => (
            <option key={value} value={value}>
              {t(`language.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}

/** The answers of which one must be among the first three, and the search for another. */
function Answers({ row }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const titles = useAppSelector(selectTitles)
  const missing = useAppSelector(selectMissing)(row.question)
  const { answers, language } = row.question
  return (
    <div>
      <h3 className={styles.heading}>
        {t('content.questions.mustFind', { count: answers.length === 1 ? 1 : mostAnswers })}
      </h3>
      <ul className={styles.list}>
        {answers.map((answerId) => (
          <li key={answerId} className={styles.answer}>
            <span className={styles.title} lang={language}>
              {titles(answerId, language) ?? answerId}
            </span>
            {missing.includes(answerId) && <span className={styles.gone}>{t('content.questions.missing')}</span>}
            <Button
              size="small"
              aria-label={t('content.questions.takeOut', { title: titles(answerId, language) ?? answerId })}
              onClick={() => dispatch(typeQuestion(row, { answers: answers.filter((id) => id !== answerId) }))}
            >
              {t('content.questions.takeOutShort')}
            </Button>
          </li>
        ))}
      </ul>
      {answers.length < mostAnswers ? (
        <AnswerPicker
          key={row.id}
          language={language}
          chosen={answers}
          onChoose={(answerId) => dispatch(typeQuestion(row, { answers: [...answers, answerId] }))}
        />
      ) : (
        <p className={styles.quiet}>{t('content.questions.mostAnswers', { most: mostAnswers })}</p>
      )}
    </div>
  )
}

/** What agents see at these words today. */
function FoundNow({ row }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { question } = row
  const found = useAppSelector(({ questions }) => questions.found[keyOf(question)])
  if (question.text.trim() === '') return null
  const seen = (found ?? []).slice(0, goldenPlaces)
  return (
    <div>
      <h3 className={styles.heading}>{t('content.questions.now')}</h3>
      <p className={styles.quiet} role="status">
        <QuestionPlace question={question} />
      </p>
      {found && seen.length === 0 && <p className={styles.quiet}>{t('content.questions.nothing')}</p>}
      <ol className={styles.seen}>
        {seen.map((answerId) => (
          <li key={answerId}>
            <SeenAnswer row={row} answerId={answerId} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** One of the cards of today; one that the question may find too is chosen where it is seen. */
function SeenAnswer({ row, answerId }: Props & { readonly answerId: AnswerId }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { answers, language } = row.question
  const title = useAppSelector(selectTitles)(answerId, language) ?? answerId
  const isIts = answers.includes(answerId)
  return (
    <div className={styles.answer}>
      <span className={mergeClasses(styles.title, isIts && styles.its)} lang={language}>
        {title}
      </span>
      {!isIts && answers.length < mostAnswers && row.change !== 'removed' && (
        <Button
          size="small"
          aria-label={t('content.questions.accept', { title })}
          onClick={() => dispatch(typeQuestion(row, { answers: [...answers, answerId] }))}
        >
          {t('content.questions.acceptShort')}
        </Button>
      )}
    </div>
  )
}

function Actions({ row }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  return (
    <div className={styles.buttons}>
      {row.change !== 'removed' && (
        <Button onClick={() => dispatch(removeQuestion(row))}>{t('content.questions.remove')}</Button>
      )}
      {(row.change === 'removed' || row.change === 'changed') && (
        <Button onClick={() => dispatch(questionPutBack(row.id))}>{t('content.questions.putBack')}</Button>
      )}
    </div>
  )
}
