import { Button, Field, Textarea } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { contestLimit, type ListedContest } from '../../../../shared/fair/contest.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { maskedWords } from './fair-selectors.ts'
import { decideContest, readContests } from './team-commands.ts'
import { answerTyped } from './team-slice.ts'
import { useFairStyles } from './use-fair-styles.ts'
import { useTitleOf } from './use-title-of.ts'

/** What the people of a lead's teams say is wrong: what waits for an answer first. */
export function ContestedEntries() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const contests = useAppSelector(({ team }) => team.contests)
  useEffect(() => void dispatch(readContests()), [dispatch])
  return (
    <section className={styles.part} aria-label={t('team.entries')}>
      <h3 className={styles.heading}>{t('team.entries')}</h3>
      {contests?.length === 0 && <p className={styles.quiet}>{t('team.entriesNone')}</p>}
      <ul className={styles.list}>
        {contests?.map((contest) => (
          <ContestRow key={contest.contestId} contest={contest} />
        ))}
      </ul>
    </section>
  )
}

function ContestRow({ contest }: { readonly contest: ListedContest }) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const time = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const titleOf = useTitleOf()
  const { agent, team, words, raisedAt, answered, interaction } = contest
  const { topic, title, disposition, talkMs, holdMs, afterCallMs, handleMs } = interaction
  const start = time.format(interaction.startedAt)
  const entry = t('team.entry', { agent, team, channel: t(`channel.${interaction.channel}`), start })
  const times = {
    talk: formatDuration(talkMs),
    hold: formatDuration(holdMs),
    afterCall: formatDuration(afterCallMs),
    handle: formatDuration(handleMs),
  }
  return (
    <li className={styles.entry}>
      <span className={styles.about}>{entry}</span>
      <span className={styles.quiet}>
        {[topic && titleOf(topic, title), disposition && t(`disposition.${disposition}`), t('team.times', times)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <p className={styles.words}>{t('team.wrote', { agent, time: time.format(raisedAt), words })}</p>
      {answered ? (
        <p className={styles.words}>
          <strong>{t(`contest.decision.${answered.decision}`)}.</strong>{' '}
          {t('contest.answered', {
            who: answered.decidedBy,
            time: time.format(answered.decidedAt),
            answer: answered.answer,
          })}
        </p>
      ) : (
        <AnswerForm contest={contest} entry={entry} />
      )}
    </li>
  )
}

type FormProps = { readonly contest: ListedContest; readonly entry: string }

function AnswerForm({ contest: { contestId, agent }, entry }: FormProps) {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const answer = useAppSelector(({ team }) => team.answers[contestId] ?? '')
  const sent = maskedWords(answer)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame
    <div role="group" aria-label={entry} className={styles.part}>
      <Field
        className={styles.box}
        label={t('team.answer', { agent })}
        hint={sent === answer.trim() ? null : t('contest.sentAs', { words: sent })}
      >
        <Textarea
          maxLength={contestLimit}
          value={answer}
          onChange={(_event, { value }) => dispatch(answerTyped({ contestId, answer: value }))}
        />
      </Field>
      <div className={styles.line}>
        <Button disabledFocusable={sent === ''} onClick={() => void dispatch(decideContest(contestId, 'stands'))}>
          {t('team.stands')}
        </Button>
        <Button disabledFocusable={sent === ''} onClick={() => void dispatch(decideContest(contestId, 'left-out'))}>
          {t('team.leaveOut')}
        </Button>
      </div>
    </div>
  )
}
