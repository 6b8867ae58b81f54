import { comparedTo, daysOf, type PeriodView, stepOf } from '../../../../shared/figures/period-view.ts'
import type { Dimension, Period, Question } from '../../../../shared/figures/question.ts'
import type { AppThunk } from '../../../app/store-types.ts'
import type { Bridge } from '../../../bridge.ts'
import {
  choicesRead,
  figuresAsked,
  figuresFailed,
  figuresRead,
  type PeriodFault,
  type PeriodFigures,
  printingEnded,
  viewChanged,
  viewsListed,
} from './periods-slice.ts'
import { linkOf } from './view-link.ts'

/** What a question did not answer: the reason that the centre gave. */
class Unanswered extends Error {
  readonly reason: PeriodFault
  constructor(reason: PeriodFault) {
    super(`the centre did not answer: ${reason}`)
    this.reason = reason
  }
}

/** Looks at something else, and reads it. */
export const lookAt =
  (change: Partial<PeriodView>): AppThunk<Promise<void>> =>
  async (dispatch) => {
    dispatch(viewChanged(change))
    await dispatch(readPeriods())
  }

/** Reads what is looked at. An answer that comes after somebody looked at something else is not shown. */
export const readPeriods =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge, clock }) => {
    dispatch(figuresAsked())
    const { asked, view } = getState().periods
    const isLast = () => getState().periods.asked === asked
    try {
      const choices = value(await bridge.request('period:choices', {}))
      dispatch(choicesRead(choices))
      const figures = await readView(bridge, view, choices.today)
      if (isLast()) dispatch(figuresRead({ ...figures, view, readAt: clock.now() }))
    } catch (failure) {
      if (isLast()) dispatch(figuresFailed(failure instanceof Unanswered ? failure.reason : 'unavailable'))
      if (!(failure instanceof Unanswered)) throw failure
    }
  }

async function readView(
  bridge: Bridge,
  view: PeriodView,
  today: string,
): Promise<Omit<PeriodFigures, 'view' | 'readAt'>> {
  const period = daysOf(view.days, today)
  const compared = comparedTo(period, view.compare)
  const [now, course, beside, besideCourse, hours] = await Promise.all([
    ask(bridge, view, period, view.by),
    askCourse(bridge, view, period),
    compared && ask(bridge, view, compared, view.by),
    compared && askCourse(bridge, view, compared),
    view.panel === 'hours' ? ask(bridge, view, period, 'hour') : null,
  ])
  return {
    period,
    now,
    course,
    beside: compared && beside && besideCourse && { period: compared, figures: beside, course: besideCourse },
    hours,
  }
}

/** The question that a view asks of a period. */
export const questionOf = ({ filter, thresholdS }: PeriodView, period: Period, by: Dimension | null): Question => ({
  period,
  filter,
  by,
  thresholdS,
})

const ask = async (bridge: Bridge, view: PeriodView, period: Period, by: Dimension) =>
  value(await bridge.request('period:read', questionOf(view, period, by)))

const askCourse = async (bridge: Bridge, { filter, thresholdS }: PeriodView, period: Period) =>
  value(await bridge.request('period:course', { period, filter, thresholdS, step: stepOf(period) }))

/** Puts a link to what is looked at onto the clipboard. */
export const copyLink =
  (): AppThunk<Promise<void>> =>
  async (_dispatch, getState, { bridge }) => {
    await bridge.request('clipboard:write', { text: linkOf(getState().periods.view) })
  }

/** Prints the screen of periods to a PDF. */
export const printPeriods =
  (): AppThunk<Promise<void>> =>
  async (dispatch, getState, { bridge }) => {
    const { figures } = getState().periods
    if (!figures) return
    const { from, until } = figures.period
    const answer = await bridge.request('page:print', { name: `cue311-periods-${from}-to-${until}` })
    dispatch(printingEnded(answer.ok))
  }

/** Reads the names under which this person saved views. */
export const listViews =
  (): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    const answer = await bridge.request('views:list', {})
    if (answer.ok) dispatch(viewsListed(answer.value.views))
  }

/** Saves what is looked at under a name. Resolves to the reason that it was not. */
export const saveView =
  (name: string): AppThunk<Promise<string | null>> =>
  async (dispatch, getState, { bridge }) => {
    const answer = await bridge.request('views:put', { name, view: getState().periods.view })
    await dispatch(listViews())
    return answer.ok ? null : answer.reason
  }

/** Forgets a view that was saved. */
export const removeView =
  (viewId: string): AppThunk<Promise<void>> =>
  async (dispatch, _getState, { bridge }) => {
    await bridge.request('views:remove', { viewId })
    await dispatch(listViews())
  }

function value<Value>(answer: { ok: true; value: Value } | { ok: false; reason: PeriodFault }): Value {
  if (!answer.ok) throw new Unanswered(answer.reason)
  return answer.value
}
