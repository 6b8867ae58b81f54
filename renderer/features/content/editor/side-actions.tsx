import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSummary, DraftText } from '../../../../shared/content/draft.ts'
import { wallTime } from '../../../../shared/time-zone.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { AskTwice } from '../../../ui/ask-twice.tsx'
import { useLocale } from '../../../ui/use-locale.ts'
import { ObstacleList } from '../obstacle-list.tsx'
import { faultsOf } from './draft-text.ts'
import { approve, discardDraft, moveAsked, withdrawText } from './editor-commands.ts'
import type { Side } from './side.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

type Props = {
  readonly side: Side
  readonly text: DraftText
  readonly answerId: string
  readonly today: string
}

/** What can be done with a text in the state in which it is. */
export function SideActions({ side, text, answerId, today }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const { draft, published, language } = side
  const faults = faultsOf(text, { answerId: answerId || 'new', language }, today)
  const isBlocked = side.conflict !== null || side.isGone
  return (
    <>
      {draft?.state === 'in-work' && faults.length > 0 && (
        <p className={styles.quiet}>
          {t('content.faults', {
            fields: faults.map(({ field }) => t(`content.field.${field}`)).join(', '),
          })}
        </p>
      )}
      {draft && <Whereabouts draft={draft} />}
      {draft && <HeldUp draft={draft} />}
      <div className={styles.actions}>
        {draft?.state === 'in-work' && (
          <MoveButton
            side={side}
            to="in-review"
            label={t('content.act.review')}
            disabled={isBlocked || faults.length > 0}
          />
        )}
        {draft && draft.state !== 'in-work' && (
          <MoveButton side={side} to="in-work" label={t('content.act.backToWork')} disabled={isBlocked} />
        )}
        {draft && <Discard side={side} disabled={isBlocked} />}
        {!draft && published && !isBlocked && <Withdraw side={side} />}
      </div>
      {draft && draft.state !== 'in-work' && <Approve side={side} draft={draft} disabled={isBlocked} />}
    </>
  )
}

type MoveProps = {
  readonly side: Side
  readonly to: 'in-review' | 'in-work'
  readonly label: string
  readonly disabled: boolean
}

function MoveButton({ side: { language }, to, label, disabled }: MoveProps) {
  const dispatch = useAppDispatch()
  return (
    <Button
      disabledFocusable={disabled}
      onClick={() => !disabled && dispatch(moveAsked({ language, state: to, publishAt: null }))}
    >
      {label}
    </Button>
  )
}

type ApproveProps = { readonly side: Side; readonly draft: DraftSummary; readonly disabled: boolean }

/** Says that it may be published: when somebody does, or by itself at an hour of the city. */
function Approve({ side: { language }, draft, disabled }: ApproveProps) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const secondPerson = useAppSelector(({ content }) => content.secondPerson)
  const personId = useAppSelector(({ session }) => session.person?.personId)
  const [at, setAt] = useState(draft.publishAt === null ? '' : wallTime(draft.publishAt, timeZone))
  return (
    <>
      {secondPerson && draft.editedBy.personId === personId && (
        <p className={styles.quiet}>{t('content.act.secondPerson')}</p>
      )}
      <div className={styles.actions}>
        <Field label={t('content.act.publishAt', { zone: timeZone })}>
          <Input type="datetime-local" value={at} onChange={(_event, { value }) => setAt(value)} />
        </Field>
        <Button
          appearance="primary"
          disabledFocusable={disabled}
          onClick={() => !disabled && dispatch(approve(language, at))}
        >
          {t(draft.state === 'approved' ? 'content.act.changeHour' : 'content.act.approve')}
        </Button>
      </div>
    </>
  )
}

function Discard({ side: { language }, disabled }: { readonly side: Side; readonly disabled: boolean }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  return (
    <AskTwice
      label={t('content.act.discard')}
      question={t('content.act.discardQuestion')}
      yes={t('content.act.discardNow')}
      no={t('content.act.no')}
      disabled={disabled}
      onYes={() => void dispatch(discardDraft(language))}
    />
  )
}

function Withdraw({ side: { language } }: { readonly side: Side }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  return (
    <AskTwice
      label={t('content.act.withdraw')}
      question={t('content.act.withdrawQuestion')}
      yes={t('content.act.withdrawNow')}
      no={t('content.act.no')}
      onYes={() => void dispatch(withdrawText(language))}
    />
  )
}

/** That it was not published at its hour, and what stood in its way; what is not a code is shown as it was kept. */
function HeldUp({ draft: { heldUp, heldUpBy } }: { readonly draft: DraftSummary }) {
  const { t } = useTranslation()
  if (!heldUp) return null
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {t('content.heldUp')} {heldUpBy ? <ObstacleList obstacles={heldUpBy} /> : heldUp}
      </MessageBarBody>
    </MessageBar>
  )
}

/** Who changed it last, who approved it, and when it goes out. */
function Whereabouts({ draft: { editedBy, editedAt, approvedBy, publishAt } }: { readonly draft: DraftSummary }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const parts = [
    t('content.changedBy', { name: editedBy.displayName, time: time.format(editedAt) }),
    approvedBy && t('content.approvedBy', { name: approvedBy.displayName }),
    publishAt !== null && t('content.goesOut', { time: time.format(publishAt) }),
  ]
  return <p className={styles.quiet}>{parts.filter(Boolean).join(' · ')}</p>
}
