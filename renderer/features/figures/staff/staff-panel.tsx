import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter, Period } from '../../../../shared/figures/question.ts'
import {
  addUp,
  fewestPeople,
  occupancyOf,
  type StaffTimes,
  staffedMs,
  staffStates,
} from '../../../../shared/figures/staff.ts'
import type { Staff } from '../../../../shared/figures/staff-contract.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureLabel } from '../figure-label.tsx'
import { FigurePanel } from '../figure-panel.tsx'
import { FigureTable } from '../figure-table.tsx'
import { readStaff } from './staff-commands.ts'
import { StaffDayPicker } from './staff-day-picker.tsx'

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

type Props = { readonly period: Period; readonly filter: Filter }

/** How the time of teams goes by in a period, and a day of somebody of one's own team. */
export function StaffPanel({ period, filter: { team, ...others } }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const told = useAppSelector(({ staff }) => staff.teams)
  // As text: whoever draws this may make a new period of the same days each time.
  const asked = JSON.stringify({ period, filter: { team } })
  useEffect(() => void dispatch(readStaff(asked)), [dispatch, asked])
  const isFiltered = Object.values(others).some((values) => values !== undefined)
  return (
    <FigurePanel title={t('staff.title')} loading={t('staff.loading')} told={told}>
      {(staff) => (
        <>
          {isFiltered && <p className={styles.quiet}>{t('staff.onlyTeams')}</p>}
          <Teams teams={staff.teams} />
          <StaffDayPicker people={staff.days} period={period} />
        </>
      )}
    </FigurePanel>
  )
}

function Teams({ teams }: Pick<Staff, 'teams'>) {
  const { t } = useTranslation()
  const styles = useStyles()
  const cells = useTimeCells()
  const number = new Intl.NumberFormat(useLocale())
  if (teams.length === 0) return <p className={styles.quiet}>{t('staff.nobody')}</p>
  if (teams.every(({ people }) => people === 0)) return <p className={styles.quiet}>{t('staff.nothingInPeriod')}</p>
  const total = addUp(teams.flatMap(({ times }) => times ?? []))
  return (
    <>
      <FigureTable
        caption={t('staff.title')}
        hidesCaption
        hasNumbers
        columns={[
          t('staff.team'),
          t('staff.people'),
          { key: 'occupancy', head: <FigureLabel figure="occupancy" /> },
          { key: 'staffed', head: <FigureLabel figure="staffed" /> },
          ...staffStates.map((state) => t(`presence.state.${state}`)),
        ]}
        rows={[
          ...teams.map(({ teamId, name, people, times }) => ({
            key: teamId,
            cells: [name, number.format(people), ...(people === 0 ? [] : cells(times))],
          })),
          ...(total && teams.length > 1 ? [{ key: 'total', cells: [t('staff.total'), '', ...cells(total)] }] : []),
        ]}
      />
      {teams.some(({ people, times }) => people > 0 && times === null) && (
        <p className={styles.quiet}>{t('staff.whyTooFew', { fewest: fewestPeople })}</p>
      )}
    </>
  )
}

/** Occupancy and hours; of too few people only that. */
function useTimeCells(): (times: StaffTimes | null) => string[] {
  const { t } = useTranslation()
  const locale = useLocale()
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const hours = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const say = (ms: number) => t('staff.hours', { value: hours.format(ms / 3_600_000) })
  return (times) => {
    if (!times) return [t('staff.tooFewPeople')]
    const occupancy = occupancyOf(times)
    return [
      occupancy === null ? '' : percent.format(occupancy),
      say(staffedMs(times)),
      ...staffStates.map((state) => say(times[state])),
    ]
  }
}
