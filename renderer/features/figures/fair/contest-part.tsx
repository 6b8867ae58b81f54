import { Button, Field, Textarea } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { contestLimit } from '../../../../shared/fair/contest.ts'
import type { HeldInteraction } from '../../../../shared/fair/held.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FairFault } from './fair-fault.tsx'
import { selectContestWords } from './fair-selectors.ts'
import { raiseContest } from './held-commands.ts'
import { contestBegun, contestLeft, contestTyped } from './held-slice.ts'
import { useFairStyles } from './use-fair-styles.ts'

type Props = { readonly interaction: HeldInteraction; readonly start: string }

/** What was said last about an interaction and what became of it, and the form in which something is being said. */
export function ContestPart({ interaction: { interactionId, contest }, start }: Props) {
  const isWriting = useAppSelector(({ held }) => held.contest?.interactionId === interactionId)
  return (
    <>
      {contest && <Said contest={contest} />}
      {isWriting && <ContestForm start={start} />}
    </>
  )
}

/** The way to say that something is wrong; none while something waits for an answer. */
export function ContestButton({ interaction: { interactionId, contest, leftOut }, start }: Props) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const isWriting = useAppSelector(({ held }) => held.contest?.interactionId === interactionId)
  const mayContest = !leftOut && (contest === null || contest.answered !== null)
  if (!mayContest || isWriting) return null
  return (
    <Button
      size="small"
      aria-label={t('contest.openOf', { start })}
      onClick={() => dispatch(contestBegun(interactionId))}
    >
      {t('contest.open')}
    </Button>
  )
}

function Said({ contest: { words, raisedAt, leads, answered } }: { contest: NonNullable<HeldInteraction['contest']> }) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <p className={styles.words}>{t('contest.raised', { time: time.format(raisedAt), words })}</p>
      {!answered && (
        <p className={styles.quiet}>
          {leads.length > 0 ? t('contest.leads', { leads: leads.join(', ') }) : t('contest.nobodyLeads')}
        </p>
      )}
      {answered && (
        <p className={styles.words}>
          <strong>{t(`contest.decision.${answered.decision}`)}.</strong>{' '}
          {t('contest.answered', {
            who: answered.decidedBy,
            time: time.format(answered.decidedAt),
            answer: answered.answer,
          })}
        </p>
      )}
    </>
  )
}

function ContestForm({ start }: { readonly start: string }) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const contest = useAppSelector(({ held }) => held.contest)
  const sent = useAppSelector(selectContestWords)
  if (!contest) return null
  const isMasked = sent !== contest.words.trim()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" aria-label={t('contest.openOf', { start })} className={styles.part}>
      <Field
        className={styles.box}
        label={t('contest.words')}
        hint={isMasked ? t('contest.sentAs', { words: sent }) : t('contest.hint', { limit: contestLimit })}
      >
        <Textarea
          autoFocus
          maxLength={contestLimit}
          value={contest.words}
          onChange={(_event, { value }) => dispatch(contestTyped(value))}
        />
      </Field>
      <FairFault fault={contest.fault} />
      <div className={styles.line}>
        <Button disabledFocusable={sent === ''} onClick={() => void dispatch(raiseContest())}>
          {t('contest.send')}
        </Button>
        <Button onClick={() => dispatch(contestLeft())}>{t('contest.leave')}</Button>
      </div>
    </div>
  )
}
