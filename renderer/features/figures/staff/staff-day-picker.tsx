import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Period } from '../../../../shared/figures/question.ts'
import type { Staff } from '../../../../shared/figures/staff-contract.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { FigureLabel } from '../figure-label.tsx'
import { ToldFigures } from '../figure-panel.tsx'
import { readStaffDay } from './staff-commands.ts'
import { StaffDayLine } from './staff-day-line.tsx'

const useStyles = makeStyles({
  choice: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
})

type Props = { readonly people: Staff['days']; readonly period: Period }

/** Chooses a person whose days one may look at, by name, and a day. */
export function StaffDayPicker({ people, period }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const [personId, setPersonId] = useState('')
  const [chosenDay, setDay] = useState<string | null>(null)
  // Another period, another last day.
  const day = chosenDay ?? dayBefore(period.until)
  const isThere = people.some((person) => person.personId === personId)
  return (
    <>
      <h4 className={styles.title}>
        <FigureLabel figure="state-time-line" />
      </h4>
      <div className={styles.choice}>
        <Field label={t('staff.day')}>
          <Select value={isThere ? personId : ''} onChange={(_event, { value }) => setPersonId(value)}>
            <option value="">{t('staff.choose')}</option>
            {people.map((person) => (
              <option key={person.personId} value={person.personId}>
                {person.displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('staff.onDay')}>
          <Input type="date" value={day} onChange={(_event, { value }) => setDay(value)} />
        </Field>
      </div>
      {isThere && /^\d{4}-\d{2}-\d{2}$/.test(day) && <ToldDay personId={personId} day={day} />}
    </>
  )
}

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** The day of one person, asked for when it is drawn. */
function ToldDay({ personId, day }: { readonly personId: string; readonly day: string }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const told = useAppSelector(({ staff }) => staff.day)
  const asked = JSON.stringify({ personId, day })
  useEffect(() => void dispatch(readStaffDay(asked)), [dispatch, asked])
  return (
    <ToldFigures loading={t('staff.dayLoading')} told={told}>
      {(staffDay) => <StaffDayLine day={staffDay} />}
    </ToldFigures>
  )
}
