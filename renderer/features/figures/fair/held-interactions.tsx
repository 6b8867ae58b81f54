import { Badge, Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { HeldInteraction } from '../../../../shared/fair/held.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { ContestButton, ContestPart } from './contest-part.tsx'
import { readInteractions, showTimeLine } from './held-commands.ts'
import { TimeLine } from './time-line.tsx'
import { useFairStyles } from './use-fair-styles.ts'
import { useTitleOf } from './use-title-of.ts'

/** The interactions of whoever is signed in, the newest first, each with its time line and a way to contest it. */
export function HeldInteractions() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const interactions = useAppSelector(({ held }) => held.interactions)
  if (!interactions) return null
  return (
    <section className={styles.part} aria-label={t('held.interactions')}>
      <h3 className={styles.heading}>{t('held.interactions')}</h3>
      {interactions.rows.length === 0 && <p className={styles.quiet}>{t('held.interactionsNone')}</p>}
      <ul className={styles.list}>
        {interactions.rows.map((interaction) => (
          <InteractionRow key={interaction.interactionId} interaction={interaction} />
        ))}
      </ul>
      {interactions.next && <Button onClick={() => void dispatch(readInteractions())}>{t('held.more')}</Button>}
    </section>
  )
}

function InteractionRow({ interaction }: { readonly interaction: HeldInteraction }) {
  const { t } = useTranslation()
  const titleOf = useTitleOf()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const shown = useAppSelector(({ held }) => held.timeLine)
  const start = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    interaction.startedAt,
  )
  const { interactionId, title, topic, channel, disposition, queue, team, practice, leftOut, contest } = interaction
  const { talkMs, holdMs, afterCallMs, handleMs } = interaction
  const about = topic && titleOf(topic, title)
  const facts = [
    t(`channel.${channel}`),
    about,
    disposition && t(`disposition.${disposition}`),
    practice && t('myDay.practice'),
    queue && t('held.queue', { queue }),
    team && t('held.team', { team }),
  ]
  const isShown = shown?.interactionId === interactionId
  const times = {
    talk: formatDuration(talkMs),
    hold: formatDuration(holdMs),
    afterCall: formatDuration(afterCallMs),
    handle: formatDuration(handleMs),
  }
  return (
    <li className={styles.entry}>
      <span className={styles.about}>{start}</span>
      <span>{facts.filter(Boolean).join(' · ')}</span>
      <span className={styles.quiet}>{t('team.times', times)}</span>
      {leftOut && contest?.answered?.decision !== 'left-out' && <Badge appearance="outline">{t('held.leftOut')}</Badge>}
      <div className={styles.buttons}>
        <Button
          size="small"
          aria-expanded={isShown}
          aria-label={t('held.timeLineOf', { start })}
          onClick={() => void dispatch(showTimeLine(interactionId))}
        >
          {t('held.timeLine')}
        </Button>
        <ContestButton interaction={interaction} start={start} />
      </div>
      {isShown && <TimeLine facts={shown.facts} titles={shown.titles} />}
      <ContestPart interaction={interaction} start={start} />
    </li>
  )
}
