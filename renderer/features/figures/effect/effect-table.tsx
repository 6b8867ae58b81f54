import { useTranslation } from 'react-i18next'
import type { Difference, HandleTimeEffect } from '../../../../shared/figures/effect.ts'
import type { Effect } from '../../../../shared/figures/effect-contract.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureLabel } from '../figure-label.tsx'
import { FigureTable } from '../figure-table.tsx'
import { IntervalPicture } from './interval-picture.tsx'

const kinds = {
  'assist-handle-time': { unit: 'seconds', one: 1_000 },
  'assist-resolution': { unit: 'points', one: 0.01 },
} as const
type Kind = keyof typeof kinds

/** What a used suggestion does, each difference with its interval in numbers and as a picture. */
export function EffectTable({ effect }: { readonly effect: Effect }) {
  const { t } = useTranslation()
  const { handleTime, resolution, all, matched, allKnown, matchedKnown } = effect
  return (
    <FigureTable
      caption={t('effect.title')}
      columns={[t('effect.figure'), t('effect.difference'), t('effect.interval'), t('effect.asPicture')]}
      rows={[
        {
          key: 'handle time',
          cells: [
            <Name key="name" kind="assist-handle-time" all={all} matched={matched} />,
            <span key="difference">
              <Amount kind="assist-handle-time" difference={handleTime} />
              {handleTime && <Means effect={handleTime} />}
            </span>,
            <Interval key="interval" kind="assist-handle-time" difference={handleTime} />,
            <Picture key="picture" kind="assist-handle-time" difference={handleTime} />,
          ],
        },
        {
          key: 'resolution',
          cells: [
            <Name key="name" kind="assist-resolution" all={allKnown} matched={matchedKnown} />,
            <Amount key="difference" kind="assist-resolution" difference={resolution} />,
            <Interval key="interval" kind="assist-resolution" difference={resolution} />,
            <Picture key="picture" kind="assist-resolution" difference={resolution} />,
          ],
        },
      ]}
    />
  )
}

type OfKind = { readonly kind: Kind; readonly difference: Difference | null }

/** How differences of a kind are said, with their sign and unit. */
function useSay(kind: Kind) {
  const { t } = useTranslation()
  const { unit, one } = kinds[kind]
  const fractions = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  const number = new Intl.NumberFormat(useLocale(), { ...fractions, signDisplay: 'exceptZero' })
  const say = (value: number) => number.format(value / one)
  return {
    amount: ({ difference }: Difference) => t(`effect.${unit}`, { value: say(difference) }),
    range: ({ low, high }: Difference) =>
      t(`effect.${unit}`, { value: t('effect.range', { low: say(low), high: say(high) }) }),
  }
}

function Amount({ kind, difference }: OfKind) {
  const { t } = useTranslation()
  const { amount } = useSay(kind)
  return difference ? amount(difference) : t('figures.tooFew')
}

function Interval({ kind, difference }: OfKind) {
  const { t } = useTranslation()
  const { range } = useSay(kind)
  if (!difference) return null
  return (
    <>
      {range(difference)}
      {difference.low <= 0 && difference.high >= 0 && <div>{t('effect.includesZero')}</div>}
    </>
  )
}

function Picture({ kind, difference }: OfKind) {
  const { t } = useTranslation()
  const { amount, range } = useSay(kind)
  if (!difference) return null
  const figure = t(`figure.${kind}.name`)
  const name = t('effect.picture', { figure, difference: amount(difference), range: range(difference) })
  return <IntervalPicture {...difference} name={name} />
}

type Counts = Effect['all']
type NameProps = { readonly kind: Kind; readonly all: Counts; readonly matched: Counts }

/** The name of a figure, and of how many it is. */
function Name({ kind, all, matched }: NameProps) {
  const { t } = useTranslation()
  const number = new Intl.NumberFormat(useLocale())
  return (
    <>
      <FigureLabel figure={kind} />
      <div>
        {t('effect.matched', {
          assisted: number.format(matched.assisted),
          unassisted: number.format(matched.unassisted),
          leftAssisted: number.format(all.assisted - matched.assisted),
          leftUnassisted: number.format(all.unassisted - matched.unassisted),
        })}
      </div>
    </>
  )
}

function Means({ effect: { assisted, unassisted, relative } }: { readonly effect: HandleTimeEffect }) {
  const { t } = useTranslation()
  const options = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const
  const percent = new Intl.NumberFormat(useLocale(), options)
  return (
    <>
      <div>{t('effect.percentOf', { value: percent.format(relative) })}</div>
      <div>{t('effect.withWithout', { with: formatDuration(assisted), without: formatDuration(unassisted) })}</div>
    </>
  )
}
