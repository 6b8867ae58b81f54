import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { type Disposition, dispositionSchema, dispositions } from '../../../shared/interaction/wrap-up.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { useKeyNames } from '../key-map/use-keys.ts'
import { submitWrapUp } from './wrap-up-commands.ts'
import { selectNoteIsMasked, selectTopicChoices, selectWrapUp } from './wrap-up-selectors.ts'
import { dispositionChosen, topicChosen } from './wrap-up-slice.ts'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // A long outcome must not push its field out of the column.
  field: { minWidth: 0, '& .fui-Select, & select': { minWidth: 0 } },
  title: { gridColumn: '1 / -1', fontSize: tokens.fontSizeBase400, margin: 0, fontWeight: tokens.fontWeightSemibold },
})

/** Topic and outcome, filled in beforehand; the note is the call's own note box below. */
export function WrapUpForm() {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <section className={styles.form} aria-label={t('wrapUp.title')}>
      <h3 className={styles.title}>{t('wrapUp.title')}</h3>
      <TopicField />
      <DispositionField />
    </section>
  )
}

function TopicField() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const choices = useAppSelector(selectTopicChoices)
  const { topic } = useAppSelector(selectWrapUp)
  return (
    <Field className={styles.field} label={t('wrapUp.topic')}>
      <Select value={topic ?? ''} onChange={(_event, { value }) => dispatch(topicChosen(value === '' ? null : value))}>
        {choices.map(({ answerId, title }) => (
          <option key={answerId} value={answerId}>
            {title}
          </option>
        ))}
        <option value="">{t('wrapUp.noTopic')}</option>
      </Select>
    </Field>
  )
}

function DispositionField() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { disposition } = useAppSelector(selectWrapUp)
  return (
    <Field className={styles.field} label={t('wrapUp.disposition')}>
      <Select
        value={disposition}
        onChange={(_event, { value }) => dispatch(dispositionChosen(dispositionSchema.parse(value)))}
      >
        {dispositions.map((code: Disposition) => (
          <option key={code} value={code}>
            {t(`disposition.${code}`)}
          </option>
        ))}
      </Select>
    </Field>
  )
}

const useConfirmStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
  },
  hint: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    flex: '1 1 180px',
    overflowWrap: 'anywhere',
  },
})

/** Confirms the wrap-up, and says how the note will read when something in it is masked. */
export function WrapUpConfirm() {
  const { t } = useTranslation()
  const styles = useConfirmStyles()
  const dispatch = useAppDispatch()
  const isMasked = useAppSelector(selectNoteIsMasked)
  const { note } = useAppSelector(selectWrapUp)
  const keys = useKeyNames()(['Enter'])
  return (
    <div className={styles.row}>
      <KeyButton
        appearance="primary"
        label={t('wrapUp.confirm')}
        keys={keys}
        onClick={() => dispatch(submitWrapUp())}
      />
      <span className={styles.hint}>{isMasked ? t('wrapUp.masked', { note }) : t('wrapUp.noteHint')}</span>
    </div>
  )
}
