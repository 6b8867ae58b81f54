import { z } from 'zod'
import type { EpochMs } from '../../shared/clock.ts'
import { exportFormats } from '../../shared/figures/export/table.ts'
import { serviceLevel } from '../../shared/figures/figure.ts'
import {
  dimensions,
  type Filter,
  filterSchema,
  type Period,
  periodSchema,
  thresholdSchema,
} from '../../shared/figures/question.ts'
import { languages } from '../../shared/knowledge/language.ts'
import { dayOf, daysAfter } from '../figures/city-day.ts'
import { periodBefore } from '../figures/exports/due.ts'
import { StartFailure } from '../start-failure.ts'

/* What the options of `figures` mean. Each throws a `StartFailure` with a sentence when it is wrong. */

export const figureOptions = {
  name: { type: 'string' },
  every: { type: 'string' },
  at: { type: 'string' },
  by: { type: 'string' },
  format: { type: 'string' },
  language: { type: 'string' },
  to: { type: 'string' },
  threshold: { type: 'string' },
  filter: { type: 'string', multiple: true },
  role: { type: 'string' },
} as const
export type FigureOptions = {
  readonly [Name in Exclude<keyof typeof figureOptions, 'filter'>]?: string | undefined
} & {
  readonly filter?: readonly string[] | undefined
}

/** What a file is of, whatever its period. */
export const readWanted = ({ by, format, language, threshold, filter }: FigureOptions) => ({
  by: by === undefined ? null : oneOf('--by', dimensions, by),
  format: oneOf('--format', exportFormats, format ?? 'csv'),
  language: oneOf('--language', languages, language ?? 'en'),
  thresholdS: readThreshold(threshold),
  filter: readFilter(filter ?? []),
})

/** One of the words that an option may be. */
export function oneOf<Word extends string>(option: string, words: readonly Word[], given: string | undefined): Word {
  const known = words.find((word) => word === given)
  if (known !== undefined) return known
  throw new StartFailure(`${option} is one of ${words.join(', ')}.`)
}

const wordPeriods = { yesterday: 'day', 'last-week': 'week', 'last-month': 'month' } as const

/** The period that a word or two days mean, which may depend on when it is. */
export function readPeriod(given: string): (now: EpochMs, timeZone: string) => Period {
  const turn = Object.hasOwn(wordPeriods, given) ? wordPeriods[given as keyof typeof wordPeriods] : null
  if (turn) return (now, timeZone) => periodBefore(turn, dayOf(now, timeZone))
  const [from, last, ...more] = given.split('..')
  const isDay = z.iso.date().safeParse(last).success
  const period = periodSchema.safeParse({ from, until: isDay ? daysAfter(last ?? '', 1) : null })
  if (period.success && more.length === 0) return () => period.data
  throw new StartFailure('The period is yesterday, last-week, last-month or FROM..UNTIL: 2026-11-01..2026-11-30.')
}

function readThreshold(given: string | undefined): number {
  const threshold = thresholdSchema.safeParse(given === undefined ? serviceLevel.withinMs / 1_000 : Number(given))
  if (threshold.success) return threshold.data
  throw new StartFailure('--threshold is a whole number of seconds from 1 to 3600.')
}

/** `queue=tax,waste`; a name with a comma in it cannot be told like that, and an empty one is "none". */
function readFilter(given: readonly string[]): Filter {
  const parts = given.map((one) => {
    const at = one.indexOf('=')
    return [one.slice(0, Math.max(0, at)), one.slice(at + 1).split(',')] as const
  })
  const known: readonly string[] = dimensions
  const filter = filterSchema.safeParse(Object.fromEntries(parts))
  const isKnown =
    parts.every(([name]) => known.includes(name)) && new Set(parts.map(([name]) => name)).size === parts.length
  if (filter.success && isKnown) return filter.data
  throw new StartFailure(`--filter is DIMENSION=VALUE,VALUE, each of ${dimensions.join(', ')} once at the most.`)
}
