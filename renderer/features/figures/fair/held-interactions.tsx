import { Badge, Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { HeldInteraction } from '../../../../shared/fair/held.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { ContestPart } from './contest-part.tsx'
import { readInteractions, showTimeLine } from './held-commands.ts'
import { TimeLine } from './time-line.tsx'
import { useFairStyles } from './use-fair-styles.ts'

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
  const { t, i18n } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const shown = useAppSelector(({ held }) => held.timeLine)
  const start = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    interaction.startedAt,
  )
  const { interactionId, title, topic, channel, disposition, queue, team, practice, leftOut } = interaction
  const { talkMs, holdMs, afterCallMs, handleMs } = interaction
  const about = (i18n.language === 'fr' ? (title.fr ?? title.en) : (title.en ?? title.fr)) ?? topic
  const facts = [
    t(`channel.${channel}`),
    about,
    disposition && t(`disposition.${disposition}`),
    practice && t('myDay.practice'),
    queue,
    team,
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
      {leftOut && <Badge appearance="outline">{t('held.leftOut')}</Badge>}
      <Button
        size="small"
        aria-expanded={isShown}
        aria-label={t('held.timeLineOf', { start })}
        onClick={() => void dispatch(showTimeLine(interactionId))}
      >
        {t('held.timeLine')}
      </Button>
      {isShown && <TimeLine facts={shown.facts} />}
      <ContestPart interaction={interaction} start={start} />
    </li>
  )
}
