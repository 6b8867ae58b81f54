import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { comparisons, daysOf, type PeriodView, presets } from '../../../../shared/figures/period-view.ts'
import { type Period, periodSchema } from '../../../../shared/figures/question.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { PeriodFilters } from './period-filters.tsx'
import { lookAt } from './periods-commands.ts'
import { viewChanged } from './periods-slice.ts'

const useStyles = makeStyles({
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    '@media print': { display: 'none' },
  },
})

const thresholds = [20, 30, 45, 60, 75, 90, 120, 180, 300, 600] as const

/** What is looked at: which days, beside which, and what of them. */
export function PeriodControls() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const { view, choices } = useAppSelector(({ periods }) => periods)
  const look = (change: Partial<PeriodView>) => void dispatch(lookAt(change))
  const offered = thresholds.some((one) => one === view.thresholdS) ? thresholds : [view.thresholdS, ...thresholds]
  return (
    <div className={styles.controls}>
      <Field label={t('periods.period')}>
        <Select
          value={typeof view.days === 'string' ? view.days : 'own'}
          onChange={(_event, { value }) =>
            look({ days: presets.find((one) => one === value) ?? daysOf(view.days, choices?.today ?? todayHere()) })
          }
        >
          {presets.map((preset) => (
            <option key={preset} value={preset}>
              {t(`periods.preset.${preset}`)}
            </option>
          ))}
          <option value="own">{t('periods.preset.own')}</option>
        </Select>
      </Field>
      {typeof view.days !== 'string' && <OwnDays days={view.days} />}
      <Field label={t('periods.compare')}>
        <Select
          value={view.compare}
          onChange={(_event, { value }) => look({ compare: comparisons.find((one) => one === value) ?? 'none' })}
        >
          {comparisons.map((comparison) => (
            <option key={comparison} value={comparison}>
              {t(`periods.comparison.${comparison}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('periods.threshold')}>
        <Select value={String(view.thresholdS)} onChange={(_event, { value }) => look({ thresholdS: Number(value) })}>
          {offered.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t('periods.seconds', { count: seconds })}
            </option>
          ))}
        </Select>
      </Field>
      <PeriodFilters />
      {Object.keys(view.filter).length > 0 && (
        <Button onClick={() => look({ filter: {} })}>{t('periods.clearFilters')}</Button>
      )}
    </div>
  )
}

/** Until the centre has said which day it is in the city. */
const todayHere = () => new Date().toISOString().slice(0, 10)

/** First and last day, both included. */
function OwnDays({ days }: { readonly days: Period }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const last = shifted(days.until, -1)
  const isWrong = !periodSchema.safeParse(days).success
  const change = (next: Period) =>
    void dispatch(periodSchema.safeParse(next).success ? lookAt({ days: next }) : viewChanged({ days: next }))
  return (
    <>
      <Field label={t('periods.from')} validationMessage={isWrong ? t('periods.wrongDays') : null}>
        <Input
          type="date"
          required
          value={days.from}
          onChange={(_event, { value }) => value && change({ ...days, from: value })}
        />
      </Field>
      <Field label={t('periods.until')}>
        <Input
          type="date"
          required
          value={last}
          onChange={(_event, { value }) => value && change({ ...days, until: shifted(value, 1) })}
        />
      </Field>
    </>
  )
}

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
