import { Field, Input, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Effect, Spent } from '../../../../shared/figures/effect-contract.ts'
import { settingsSchema } from '../../../../shared/settings.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { settingsChanged } from '../../settings/settings-slice.ts'
import { FigureLabel } from '../figure-label.tsx'
import { FigureTable } from '../figure-table.tsx'

const useStyles = makeStyles({ cost: { maxWidth: '22em' } })

const kinds = ['basic', 'requests', 'others'] as const
const hourMs = 3_600_000

/** What basic questions and requests take of the time, and of the money once somebody says what an hour costs. */
export function QuestionCost({ effect: { spent } }: { readonly effect: Effect }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const locale = useLocale()
  const hourCost = useAppSelector(({ settings }) => settings.hourCost)
  const number = new Intl.NumberFormat(locale)
  const hours = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const total = (of: (one: Spent) => number) => kinds.reduce((sum, kind) => sum + of(spent[kind]), 0)
  const [all, allMs] = [total(({ count }) => count), total(({ handleMs }) => handleMs)]
  const share = (part: number, whole: number) => (whole === 0 ? '' : percent.format(part / whole))
  const both = spent.basic.count + spent.requests.count
  return (
    <>
      <p>
        <FigureLabel figure="basic-questions" />
      </p>
      {both > 0 && (
        <p>
          {t('effect.basicShare', {
            basic: share(spent.basic.count, both),
            requests: share(spent.requests.count, both),
          })}
        </p>
      )}
      <FigureTable
        caption={t('effect.questions')}
        columns={[
          t('effect.kind'),
          t('effect.count'),
          t('effect.share'),
          t('effect.time'),
          t('effect.timeShare'),
          ...(hourCost === null ? [] : [t('effect.cost')]),
        ]}
        rows={kinds.map((kind) => {
          const { count, handleMs } = spent[kind]
          const cells = [
            t(`effect.spent.${kind}`),
            number.format(count),
            share(count, all),
            t('effect.hours', { value: hours.format(handleMs / hourMs) }),
            share(handleMs, allMs),
          ]
          return {
            key: kind,
            cells: hourCost === null ? cells : [...cells, money.format((handleMs / hourMs) * hourCost)],
          }
        })}
      />
      <div className={styles.cost}>
        <HourCost />
      </div>
    </>
  )
}

/** Kept once it is a number; emptied, nothing is reckoned in money any more. */
function HourCost() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const hourCost = useAppSelector(({ settings }) => settings.hourCost)
  const [text, setText] = useState(hourCost === null ? '' : String(hourCost))
  return (
    <Field label={t('effect.costPerHour')} hint={t('effect.costHint')}>
      <Input
        inputMode="decimal"
        value={text}
        onChange={(_event, { value }) => {
          setText(value)
          const written = value.trim() === '' ? null : Number(value.trim().replace(',', '.'))
          const cost = settingsSchema.shape.hourCost.safeParse(written)
          if (cost.success) dispatch(settingsChanged({ hourCost: cost.data }))
        }}
      />
    </Field>
  )
}
