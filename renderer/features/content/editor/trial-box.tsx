import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { TriedQuestion } from '../../../../shared/content/content-here.ts'
import { confidenceWord, leastConfidence } from '../../../../shared/knowledge/confidence.ts'
import { useAppDispatch } from '../../../app/hooks.ts'
import { AsTestQuestion } from '../questions/as-test-question.tsx'
import { type OpenEditor, questionsTyped } from './editor-slice.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
})

/** Agents will find this with…: questions as residents ask them, and what the engine makes of each, with this draft in it. */
export function TrialBox({ open }: { readonly open: OpenEditor }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { active } = open
  return (
    <section className={styles.box} aria-label={t('content.trial.title')}>
      <h3 className={styles.title}>{t('content.trial.title')}</h3>
      <Field label={t('content.trial.questions', { language: t(`language.${active}`) })} hint={t('content.onePerLine')}>
        <Textarea
          lang={active}
          rows={3}
          resize="vertical"
          value={open.questions[active]}
          onChange={(_event, { value }) => dispatch(questionsTyped({ language: active, questions: value }))}
        />
      </Field>
      <div role="status">
        <ol className={styles.list}>
          {open.tried[active].map((tried) => (
            <Tried key={tried.question} tried={tried} lang={active} />
          ))}
        </ol>
      </div>
    </section>
  )
}

function Tried({
  tried: { question, rank, confidence, first },
  lang,
}: {
  readonly tried: TriedQuestion
  readonly lang: string
}) {
  const { t } = useTranslation()
  const how =
    confidence < leastConfidence.possible ? t('content.trial.noCard') : t(`suggestions.${confidenceWord(confidence)}`)
  return (
    <li>
      <span lang={lang}>{question}</span>{' '}
      <strong>{rank === null ? t('content.trial.notFound') : t('content.trial.rank', { rank, how })}</strong>{' '}
      {first && t('content.trial.behind', { title: first.title })} <AsTestQuestion text={question} />
    </li>
  )
}
