import { z } from 'zod'
import { type PeriodFigure, periodFigures } from './derived.ts'
import { serviceLevel } from './figure.ts'
import { dimensions, filterSchema, type Period, periodSchema, thresholdSchema } from './question.ts'

/* What a supervisor looks at: it can be saved under a name, and passed on as a link. */

export const presets = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'last-30-days',
  'last-12-months',
] as const

export const comparisons = ['none', 'before', 'year'] as const
export type Comparison = (typeof comparisons)[number]

export const panels = ['overview', 'hours', 'effect', 'staff'] as const

export const periodViewSchema = z.object({
  /** Days that move on with the calendar, or some days. */
  days: z.union([z.enum(presets), periodSchema]),
  compare: z.enum(comparisons),
  filter: filterSchema,
  by: z.enum(dimensions).exclude(['hour']),
  thresholdS: thresholdSchema,
  figure: z.enum(periodFigures as [PeriodFigure, ...PeriodFigure[]]),
  panel: z.enum(panels),
})
export type PeriodView = z.infer<typeof periodViewSchema>

export const firstView: PeriodView = {
  days: 'last-30-days',
  compare: 'before',
  filter: {},
  by: 'queue',
  thresholdS: serviceLevel.withinMs / 1_000,
  figure: 'handle-time-median',
  panel: 'overview',
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const monthOf = (day: string, months: number) => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
const sinceMonday = (day: string) => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7

/** The days that are meant, as of a day of the city. What has not ended yet goes until that day's end. */
export function daysOf(days: PeriodView['days'], today: string): Period {
  const tomorrow = addDays(today, 1)
  const monday = addDays(today, -sinceMonday(today))
  switch (days) {
    case 'today':
      return { from: today, until: tomorrow }
    case 'yesterday':
      return { from: addDays(today, -1), until: today }
    case 'this-week':
      return { from: monday, until: tomorrow }
    case 'last-week':
      return { from: addDays(monday, -7), until: monday }
    case 'this-month':
      return { from: monthOf(today, 0), until: tomorrow }
    case 'last-month':
      return { from: monthOf(today, -1), until: monthOf(today, 0) }
    case 'last-30-days':
      return { from: addDays(today, -30), until: today }
    case 'last-12-months':
      return { from: monthOf(today, -12), until: monthOf(today, 0) }
    default:
      return days
  }
}

/** How many days a period has. */
export const lengthOf = ({ from, until }: Period): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)

/**
 * What a period is put beside: the one of the same length that ends where it begins (of whole months, as many months), or
 * the one a year before (52 weeks, so that Mondays are beside Mondays; of whole months, the same months).
 */
export function comparedTo(period: Period, compare: Comparison): Period | null {
  const { from, until } = period
  const isMonths = from.endsWith('-01') && until.endsWith('-01')
  if (compare === 'none') return null
  if (compare === 'year')
    return isMonths
      ? { from: monthOf(from, -12), until: monthOf(until, -12) }
      : { from: addDays(from, -364), until: addDays(until, -364) }
  if (!isMonths) return { from: addDays(from, -lengthOf(period)), until: from }
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [untilYear = 0, untilMonth = 0] = until.split('-').map(Number)
  return { from: monthOf(from, (fromYear - untilYear) * 12 + fromMonth - untilMonth), until: from }
}

/** The step in which a period is told: from sixty to a hundred of them at most. */
export function stepOf(period: Period): 'quarter' | 'day' | 'week' | 'month' {
  const days = lengthOf(period)
  if (days <= 1) return 'quarter'
  if (days <= 92) return 'day'
  return days <= 400 ? 'week' : 'month'
}
