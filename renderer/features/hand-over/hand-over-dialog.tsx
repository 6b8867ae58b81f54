import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandOverCard } from '../../../shared/conversation/hand-over.ts'
import { dialogClosed } from '../../app/events.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { optionId } from '../../ui/option-row.tsx'
import { useKeyNames } from '../key-map/use-keys.ts'
import { selectTopicChoices } from '../wrap-up/wrap-up-selectors.ts'
import { filterTargets, moveTarget, readTargets, transfer } from './hand-over-commands.ts'
import { askedLimit, notesLimit, selectReachedRow, selectTargetRows } from './hand-over-selectors.ts'
import { cardChanged } from './hand-over-slice.ts'
import { TargetRows } from './target-rows.tsx'

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalM,
  },
  answers: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

/** How often it is read anew who is there: colleagues come and go while somebody writes the card. */
const everyMs = 3_000

/** To whom the conversation in front goes, and what they read first. The card is filled in; Enter sends it. */
export function HandOverDialog() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const { card, fault, isSending } = useAppSelector(({ handOver }) => handOver)
  const hasTarget = useAppSelector((state) => selectReachedRow(state) >= 0)
  const keys = useKeyNames()(['Enter'])
  useEffect(() => {
    void dispatch(readTargets())
    const timer = setInterval(() => void dispatch(readTargets()), everyMs)
    return () => clearInterval(timer)
  }, [dispatch])
  const close = () => dispatch(dialogClosed())
  const onKeyDown = (event: KeyboardEvent) => {
    const isOnButton = event.target instanceof Element && event.target.closest('button, select') !== null
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || isOnButton) return
    event.preventDefault()
    if (!event.repeat) void dispatch(transfer())
  }
  return (
    <ModalDialog
      title={t('handOver.title')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('handOver.cancel')}</Button>
          <KeyButton
            appearance="primary"
            label={t('handOver.send')}
            keys={keys}
            disabled={!hasTarget || isSending}
            onClick={() => void dispatch(transfer())}
          />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter sends from every field of it */}
      <div onKeyDown={onKeyDown}>
        {fault && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{t(`centreFault.${fault}`)}</MessageBarBody>
          </MessageBar>
        )}
        <TargetFilter />
        {card && <CardFields card={card} />}
      </div>
    </ModalDialog>
  )
}

/** The box of a combobox: the focus stays in it, the arrows move through the rows below. */
function TargetFilter() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const listId = useId()
  const box = useRef<HTMLInputElement>(null)
  const filter = useAppSelector(({ handOver }) => handOver.filter)
  const row = useAppSelector(selectReachedRow)
  const hasRows = useAppSelector((state) => selectTargetRows(state).length > 0)
  useLayoutEffect(() => box.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    dispatch(moveTarget(event.key === 'ArrowDown' ? 1 : -1))
  }
  return (
    <Field label={t('handOver.to')}>
      <Input
        input={{ ref: box }}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={hasRows}
        aria-controls={hasRows ? listId : undefined}
        aria-activedescendant={row >= 0 ? optionId(listId, row) : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        placeholder={t('handOver.filter')}
        value={filter}
        onChange={(_event, { value }) => dispatch(filterTargets(value))}
        onKeyDown={onKeyDown}
      />
      <TargetRows id={listId} />
    </Field>
  )
}

function CardFields({ card }: { readonly card: HandOverCard }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { asked, notes, answers } = card
  return (
    <div className={styles.fields}>
      <TopicField card={card} />
      <Field label={t('handOver.card.asked')}>
        <Textarea
          dir="auto"
          maxLength={askedLimit}
          value={asked}
          onChange={(_event, { value }) => dispatch(cardChanged({ asked: value }))}
        />
      </Field>
      {answers.length > 0 && (
        <p className={styles.answers}>
          {t('handOver.card.answers')}: {answers.map(({ title }) => title).join(' · ')}
        </p>
      )}
      <Field label={t('handOver.card.notes')}>
        <Textarea
          dir="auto"
          maxLength={notesLimit}
          value={notes}
          onChange={(_event, { value }) => dispatch(cardChanged({ notes: value }))}
        />
      </Field>
      <p className={styles.hint}>{t('handOver.masked')}</p>
    </div>
  )
}

function TopicField({ card: { topic } }: { readonly card: HandOverCard }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const choices = useAppSelector(selectTopicChoices)
  const choose = (answerId: string) => {
    const chosen = choices.find((choice) => choice.answerId === answerId)
    dispatch(cardChanged({ topic: chosen?.answerId ?? null, topicTitle: chosen?.title.slice(0, 300) ?? null }))
  }
  return (
    <Field label={t('handOver.card.topic')}>
      <Select value={topic ?? ''} onChange={(_event, { value }) => choose(value)}>
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
