import { useTranslation } from 'react-i18next'
import type { Effect } from '../../../../shared/figures/effect-contract.ts'
import { fewest } from '../../../../shared/figures/figure.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { useLocale } from '../../../ui/use-locale.ts'
import { FigureLabel } from '../figure-label.tsx'
import { FigureTable } from '../figure-table.tsx'

/** How often suggestions are used and passed over, and how soon there is an answer. */
export function SuggestionUse({ effect: { suggestions, firstAnswer } }: { readonly effect: Effect }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const { shown, assisted, overridden } = suggestions
  const { helped, answerMs, medianMs } = firstAnswer
  const share = (count: number) => (shown < fewest ? t('figures.tooFew') : percent.format(count / shown))
  const of = t('effect.ofShown', { shown: number.format(shown) })
  const isTold = helped >= fewest && medianMs !== null
  return (
    <>
      <FigureTable
        caption={t('effect.use')}
        columns={[t('effect.figure'), t('effect.share'), t('effect.count')]}
        rows={[
          {
            key: 'used',
            cells: [
              <FigureLabel key="name" figure="acceptance" />,
              share(assisted),
              `${number.format(assisted)} ${of}`,
            ],
          },
          {
            key: 'passed over',
            cells: [
              <FigureLabel key="name" figure="override" />,
              share(overridden),
              `${number.format(overridden)} ${of}`,
            ],
          },
        ]}
      />
      <FigureTable
        caption={t('figure.answer-time.name')}
        columns={[t('effect.figure'), t('effect.median'), t('effect.mean'), t('effect.count')]}
        rows={[
          {
            key: 'answer',
            cells: [
              <FigureLabel key="name" figure="answer-time" />,
              isTold ? formatDuration(medianMs) : t('figures.tooFew'),
              isTold ? formatDuration(answerMs / helped) : t('figures.tooFew'),
              number.format(helped),
            ],
          },
        ]}
      />
    </>
  )
}
