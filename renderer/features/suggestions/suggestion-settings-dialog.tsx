import { Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ConfidenceWord, confidenceWords } from '../../../shared/knowledge/confidence.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { settingsChanged } from '../settings/settings-slice.ts'
import { forgetLessons } from './suggestions-commands.ts'

const useStyles = makeStyles({
  heading: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase400 },
  later: { marginTop: tokens.spacingVerticalL },
  explain: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  confirm: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

/** How sure a card must be, and what was learnt here. */
export function SuggestionSettingsDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const close = () => dispatch(dialogClosed())
  return (
    <ModalDialog
      title={t('suggestionSettings.title')}
      onClose={close}
      actions={
        <Button appearance="primary" onClick={close}>
          {t('suggestionSettings.close')}
        </Button>
      }
    >
      <CardsFrom />
      <Lessons />
    </ModalDialog>
  )
}

const isConfidenceWord = (value: string): value is ConfidenceWord =>
  (confidenceWords as readonly string[]).includes(value)

function CardsFrom() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const headingId = useId()
  const cardsFrom = useAppSelector(({ settings }) => settings.cardsFrom)
  return (
    <>
      <h3 id={headingId} className={styles.heading}>
        {t('suggestionSettings.cardsFrom')}
      </h3>
      <RadioGroup
        aria-labelledby={headingId}
        value={cardsFrom}
        onChange={(_event, { value }) => isConfidenceWord(value) && dispatch(settingsChanged({ cardsFrom: value }))}
      >
        {confidenceWords.map((word) => (
          <Radio key={word} value={word} label={t(`suggestionSettings.explain.${word}`)} />
        ))}
      </RadioGroup>
    </>
  )
}

function Lessons() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const [step, setStep] = useState<'kept' | 'asked' | 'forgotten'>('kept')
  const forget = async () => {
    await dispatch(forgetLessons())
    setStep('forgotten')
  }
  return (
    <section className={styles.later} aria-label={t('suggestionSettings.learnt')}>
      <h3 className={styles.heading}>{t('suggestionSettings.learnt')}</h3>
      <p className={styles.explain}>{t('suggestionSettings.learntExplain')}</p>
      {step === 'asked' ? (
        <Confirm onForget={() => void forget()} onKeep={() => setStep('kept')} />
      ) : (
        <Button onClick={() => setStep('asked')}>{t('suggestionSettings.forget')}</Button>
      )}
      <p role="status" className={styles.explain}>
        {step === 'forgotten' && t('suggestionSettings.forgotten')}
      </p>
    </section>
  )
}

type ConfirmProps = { readonly onForget: () => void; readonly onKeep: () => void }

/** Asked where it was pressed; the focus waits on the way back. */
function Confirm({ onForget, onKeep }: ConfirmProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const questionId = useId()
  const group = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => group.current?.querySelector<HTMLElement>('button:last-child')?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons are no form
    <div ref={group} role="group" aria-labelledby={questionId} className={styles.confirm}>
      <span id={questionId}>{t('suggestionSettings.confirm')}</span>
      <Button onClick={onForget}>{t('suggestionSettings.forgetNow')}</Button>
      <Button onClick={onKeep}>{t('suggestionSettings.keep')}</Button>
    </div>
  )
}
