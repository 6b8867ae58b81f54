import type { EpochMs } from '../../../../shared/clock.ts'
import type { PeriodFigure } from '../../../../shared/figures/derived.ts'
import { narrowed, type Which } from '../../../../shared/figures/drill.ts'
import type { Dimension, Period } from '../../../../shared/figures/question.ts'
import { drillOpened } from '../../../app/events.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import { questionOf } from './periods-commands.ts'
import type { PeriodFigures } from './periods-slice.ts'

/** Which interactions, or arrivals, stand behind a figure: of a mean and a median all that it is worked out from. */
const behind: Readonly<Record<PeriodFigure, Which>> = {
  handled: 'handled',
  'handle-time-median': 'handled',
  'handle-time-mean': 'handled',
  'handle-time-p90': 'handled',
  talk: 'handled',
  hold: 'handled',
  'after-call-work': 'handled',
  came: 'came',
  'service-level': 'late',
  'answer-speed': 'answered',
  abandoned: 'abandoned',
  'first-contact': 'settled',
  repeats: 'repeats',
  transfers: 'transferred',
}

type Clicked = {
  readonly figures: PeriodFigures
  readonly title: string
  readonly figure?: PeriodFigure
  /** A part of the period. */
  readonly period?: Period
  /** A quarter of an hour of it, by the instant at which it begins. */
  readonly quarter?: EpochMs
  /** One value of a dimension. */
  readonly only?: { readonly by: Dimension; readonly value: string }
  readonly handle?: { readonly fromMs: number; readonly untilMs: number | null }
}

/** Shows what stands behind a number, a bar or a point. */
export const openBehind =
  ({ figures, title, figure = 'handled', period, quarter, only, handle }: Clicked): AppThunk =>
  (dispatch) => {
    const question = questionOf(figures.view, period ?? figures.period, only?.by ?? null)
    dispatch(
      drillOpened({
        title,
        question: narrowed(question, only?.value ?? null),
        which: behind[figure],
        ...(handle ? { handle } : {}),
        ...(quarter === undefined ? {} : { quarter }),
      }),
    )
  }
