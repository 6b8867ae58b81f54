import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agentPeriodSchema, longestAgentPeriodDays } from '../../../../shared/fair/agent-figures.ts'
import { useAppDispatch, useAppSelector, useNow } from '../../../app/hooks.ts'
import { scrollsByKeyboard } from '../../../ui/scrolls-by-keyboard.ts'
import { AgentTable } from './agent-table.tsx'
import { ContestedEntries } from './contested-entries.tsx'
import { FairFault } from './fair-fault.tsx'
import { daysAfter, lastDays, usualDays } from './last-days.ts'
import { readAgents } from './team-commands.ts'
import { useFairStyles } from './use-fair-styles.ts'

/** For leads: what their people contest, and, when they ask for it, the figures of each. */
export function TeamView() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const { figures, fault } = useAppSelector(({ team }) => team)
  return (
    <section className={styles.view} {...scrollsByKeyboard} aria-label={t('team.title')}>
      <h2 className={styles.title}>{t('team.title')}</h2>
      <FairFault fault={fault} />
      <ContestedEntries />
      <section className={styles.part} aria-label={t('team.figures')}>
        <h3 className={styles.heading}>{t('team.figures')}</h3>
        <p className={styles.quiet}>{t('team.looked')}</p>
        <PeriodForm />
        {figures?.told.teams.length === 0 && <p className={styles.quiet}>{t('team.leadsNobody')}</p>}
        {figures?.told.teams.map((team) => (
          <section key={team.teamId} className={styles.part} aria-label={team.name}>
            <h4 className={styles.heading}>{team.name}</h4>
            <AgentTable team={team} />
          </section>
        ))}
      </section>
    </section>
  )
}

/** Nothing is shown before it is asked for: every look is recorded. */
function PeriodForm() {
  const { t } = useTranslation()
  const styles = useFairStyles()
  const dispatch = useAppDispatch()
  const now = useNow(false)
  const [period, setPeriod] = useState(() => lastDays(now, usualDays))
  const isGood = agentPeriodSchema.safeParse(period).success
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (isGood) void dispatch(readAgents(period))
  }
  const choose = (chosen: Partial<typeof period>) => setPeriod({ ...period, ...chosen })
  return (
    <form className={styles.line} onSubmit={show}>
      <Field label={t('team.from')}>
        <Input type="date" value={period.from} onChange={(_event, { value }) => choose({ from: value })} />
      </Field>
      <Field
        label={t('team.to')}
        validationMessage={isGood ? null : t('team.badPeriod', { most: longestAgentPeriodDays })}
      >
        <Input
          type="date"
          value={period.until === '' ? '' : daysAfter(period.until, -1)}
          onChange={(_event, { value }) => choose({ until: value === '' ? '' : daysAfter(value, 1) })}
        />
      </Field>
      <Button type="submit" disabledFocusable={!isGood}>
        {t('team.show')}
      </Button>
    </form>
  )
}
