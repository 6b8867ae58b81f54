import { Button } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { AgentTable } from './agent-table.tsx'
import { FairFault } from './fair-fault.tsx'
import { HeldInteractions } from './held-interactions.tsx'
import { HeldKinds } from './held-kinds.tsx'
import { heldClosed } from './held-slice.ts'
import { daysAfter } from './last-days.ts'
import { NoticeText } from './notice-text.tsx'
import { SaveHeld } from './save-held.tsx'
import { useFairStyles } from './use-fair-styles.ts'

/** Everything that the centre holds about whoever is signed in, and the notice that says so. */
export function HeldView() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const { kinds, fault } = useAppSelector(({ held }) => held)
  const back = useRef<HTMLDivElement>(null)
  useEffect(() => back.current?.querySelector('button')?.focus(), [])
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={t('held.open')}>
      <h2 className={styles.title}>{t('held.open')}</h2>
      <div ref={back} className={styles.line}>
        <Button onClick={() => dispatch(heldClosed())}>{t('held.back')}</Button>
        {kinds && <SaveHeld />}
      </div>
      <FairFault fault={fault} />
      <p className={styles.quiet}>{t('held.intro')}</p>
      {!kinds && !fault && <p className={styles.quiet}>{t('held.loading')}</p>}
      {kinds && <HeldKinds kinds={kinds} />}
      {kinds && <OwnFigures />}
      {kinds && <HeldInteractions />}
      <NoticeText />
    </section>
  )
}

function OwnFigures() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const figures = useAppSelector(({ held }) => held.figures)
  // A day of a calendar is the same day in every time zone.
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeZone: 'UTC' })
  if (!figures) return null
  const { period, told } = figures
  const shown = (of: string) => day.format(Date.parse(of))
  return (
    <section className={styles.part} aria-label={t('held.figures')}>
      <h3 className={styles.heading}>{t('held.figures')}</h3>
      <p className={styles.quiet}>
        {t('held.figuresPeriod', { from: shown(period.from), to: shown(daysAfter(period.until, -1)) })}
      </p>
      {told.teams.length === 0 && <p className={styles.quiet}>{t('held.figuresNone')}</p>}
      {told.teams.map((team) => (
        <AgentTable key={team.teamId} team={team} />
      ))}
    </section>
  )
}
