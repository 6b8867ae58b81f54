import type { FigureName } from './definitions.ts'
import { fewest } from './figure.ts'
import type { ArrivedFigures, Figures } from './question.ts'

/*
 * The figures of a period, each worked out from its sums. Null: too few to say, or not to be told apart like that.
 */

export type Unit = 'count' | 'duration' | 'share'
type Derived = { readonly unit: Unit; readonly of: (figures: Figures) => number | null }

const duration = (of: Derived['of']): Derived => ({ unit: 'duration', of })
const mean = (sum: (figures: Figures) => number): Derived =>
  duration((figures) => (figures.handled < fewest ? null : sum(figures) / figures.handled))
const share = (part: (figures: Figures) => number, whole: (figures: Figures) => number): Derived => ({
  unit: 'share',
  of: (figures) => (whole(figures) < fewest ? null : part(figures) / whole(figures)),
})
const ofArrived = (
  unit: Unit,
  whole: (arrived: ArrivedFigures) => number,
  of: (arrived: ArrivedFigures) => number,
): Derived => ({
  unit,
  of: ({ arrived }) => (arrived === null || (unit !== 'count' && whole(arrived) < fewest) ? null : of(arrived)),
})

export const derived = {
  handled: { unit: 'count', of: ({ handled }) => handled },
  'handle-time-median': duration(({ handled, medianMs }) => (handled < fewest ? null : medianMs)),
  'handle-time-mean': mean(({ handleMs }) => handleMs),
  'handle-time-p90': duration(({ handled, p90Ms }) => (handled < fewest ? null : p90Ms)),
  talk: mean(({ talkMs }) => talkMs),
  hold: mean(({ holdMs }) => holdMs),
  'after-call-work': mean(({ afterCallMs }) => afterCallMs),
  came: ofArrived(
    'count',
    ({ came }) => came,
    ({ came }) => came,
  ),
  'service-level': ofArrived(
    'share',
    ({ of }) => of,
    ({ inTime, of }) => inTime / of,
  ),
  'answer-speed': ofArrived(
    'duration',
    ({ answered }) => answered,
    ({ waitedMs, answered }) => waitedMs / answered,
  ),
  abandoned: ofArrived(
    'share',
    ({ came }) => came,
    ({ came, answered }) => (came - answered) / came,
  ),
  'first-contact': share(
    ({ settled }) => settled,
    ({ known }) => known,
  ),
  repeats: share(
    ({ repeats }) => repeats,
    ({ known }) => known,
  ),
  transfers: share(
    ({ transferred }) => transferred,
    ({ handled }) => handled,
  ),
} as const satisfies Partial<Record<FigureName, Derived>>

export type PeriodFigure = keyof typeof derived
export const periodFigures = Object.keys(derived) as PeriodFigure[]

/** A figure of a period; null where there are too few to say. */
export const figureOf = (name: PeriodFigure, figures: Figures): number | null => derived[name].of(figures)
