import type { EpochMs } from '../../../shared/clock.ts'
import type { Course, CourseQuestion, Step } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import { daysAfter, firstOfMonth, nextMonth, type Span, startOf } from '../city-day.ts'
import type { Grain } from '../rollups/faces.ts'
import { readArrived, readHandled, type Wanted } from './read-figures.ts'
import { instantsOf, isOfArrivals, nobodyCame, toFigures } from './read-period.ts'
import { readCovered } from './spans.ts'

const quarterMs = 15 * 60_000
const coarsest: Readonly<Record<Step, Grain>> = { quarter: 'quarter', day: 'day', week: 'day', month: 'month' }

/** How the figures of a period went, step by step; a step in which nothing happened is there as well. */
export async function readCourse(db: Db, question: CourseQuestion, timeZone: string): Promise<Course> {
  const { period, filter, step, thresholdS } = question
  const span = instantsOf(question, timeZone)
  const spans = stepsOf(question, span, timeZone)
  const by = { steps: spans.map(({ from }) => from) }
  const wanted: Wanted = { period, filter, by, timeZone, covered: await readCovered(db, span, coarsest[step]) }
  const [handled, arrived] = await Promise.all([
    readHandled(db, wanted),
    isOfArrivals(question, null) ? readArrived(db, wanted, thresholdS) : null,
  ])
  const handledOf = new Map(handled.rows.map(({ value, figures }) => [value, figures]))
  const arrivedOf = new Map(arrived?.map(({ value, figures }) => [value, figures]))
  return {
    timeZone,
    steps: spans.map((one, place) => {
      const value = String(place + 1)
      return { ...one, figures: toFigures(handledOf.get(value), arrived && (arrivedOf.get(value) ?? nobodyCame)) }
    }),
  }
}

/** The steps of a period by the city's calendar: a day on which clocks are changed has 92 or 100 quarters. */
function stepsOf({ period, step }: CourseQuestion, { from, until }: Span, timeZone: string): Span[] {
  const starts: EpochMs[] = []
  if (step === 'quarter') for (let at = from; at < until; at += quarterMs) starts.push(at)
  else for (let day = period.from; day < period.until; day = nextOf(step, day)) starts.push(startOf(day, timeZone))
  return starts.map((start, place) => ({ from: start, until: starts[place + 1] ?? until }))
}

function nextOf(step: Exclude<Step, 'quarter'>, day: string): string {
  if (step === 'day') return daysAfter(day, 1)
  if (step === 'month') return nextMonth(firstOfMonth(day))
  const sinceMonday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
  return daysAfter(day, 7 - sinceMonday)
}
