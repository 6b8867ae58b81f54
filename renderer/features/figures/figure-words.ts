import { useTranslation } from 'react-i18next'
import { derived, figureOf, type PeriodFigure, type Unit } from '../../../shared/figures/derived.ts'
import type { AnswerToQuestion, Dimension, Figures } from '../../../shared/figures/question.ts'
import { formatDuration } from '../../ui/duration.ts'
import { useLocale } from '../../ui/use-locale.ts'

/** How figures are written in the language of the interface. */
export function useFigureWords() {
  const { t, i18n } = useTranslation()
  const locale = useLocale()
  const numbers = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const points = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const write: Record<Unit, (value: number) => string> = {
    count: (value) => numbers.format(value),
    duration: formatDuration,
    share: (value) => percent.format(value),
  }
  const named: Partial<Record<Dimension, (value: string) => string>> = {
    channel: (value) => t(`channel.${value as 'voice'}`),
    language: (value) => t(`language.${value as 'en'}`),
    outcome: (value) => t(`disposition.${value as 'answered'}`),
    hour: (value) =>
      t('periods.hourOf', { weekday: weekdayOf(Number(value), locale), hour: hourOf(Number(value), locale) }),
  }
  const language = i18n.language === 'fr' ? 'fr' : 'en'
  return {
    /** A value of a figure; null is "too few to say". */
    value: (figure: PeriodFigure, value: number | null): string =>
      value === null ? t('figures.tooFew') : write[derived[figure].unit](value),
    /** A figure of a period. */
    figure: (figure: PeriodFigure, figures: Figures): string => {
      const value = figureOf(figure, figures)
      return value === null ? t('figures.tooFew') : write[derived[figure].unit](value)
    },
    count: (value: number): string => numbers.format(value),
    /** By how much a figure differs from what it is beside, in words. */
    change: (figure: PeriodFigure, now: Figures, before: Figures): string | null => {
      const [value, other] = [figureOf(figure, now), figureOf(figure, before)]
      if (value === null || other === null) return null
      const difference = value - other
      const { unit } = derived[figure]
      // From 6 % to 9 % is three points more, and half as much again.
      const writeChange = (by: number) =>
        unit === 'share' ? t('periods.points', { value: points.format(by * 100) }) : write[unit](by)
      const written = writeChange(Math.abs(difference))
      if (written === writeChange(0)) return t('periods.change.same')
      return t(difference > 0 ? 'periods.change.more' : 'periods.change.less', { value: written })
    },
    /** What a value of a dimension is called. */
    label: (
      dimension: Dimension,
      { value, label }: Pick<AnswerToQuestion['rows'][number], 'value' | 'label'>,
    ): string => {
      if (value === '' && dimension !== 'hour') return t(`periods.none.${dimension}`)
      if (typeof label === 'string') return label
      const title = label?.[language] ?? label?.en ?? label?.fr
      if (title !== undefined) return title
      return named[dimension]?.(value) ?? value
    },
  }
}

const monday = Date.UTC(2024, 0, 1)
/** The name of the day of the week that an hour of the week is in. */
export const weekdayOf = (hour: number, locale: string, weekday: 'short' | 'long' = 'short'): string =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(monday + hour * 3_600_000)

/** The hour of the day that an hour of the week is. */
export const hourOf = (hour: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' }).format(monday + hour * 3_600_000)
