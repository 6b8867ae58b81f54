import type {
  AnswerToQuestion,
  ArrivedFigures,
  Dimension,
  Figures,
  HandledFigures,
  Question,
} from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import { dayOfCity, daysAfter, type Span, startOf } from '../city-day.ts'
import { arrivedDimensions } from '../rollups/faces.ts'
import { readLabels } from './labels-repository.ts'
import { readArrived, readHandled, type Wanted } from './read-figures.ts'
import { readCovered } from './spans.ts'

/** Answers a question about a period: all of it, and by what was asked. */
export async function readPeriod(db: Db, question: Question, timeZone: string): Promise<AnswerToQuestion> {
  const { period, filter, by, thresholdS } = question
  const span = instantsOf(question, timeZone)
  const wanted: Wanted = { period, filter, by, timeZone, covered: await readCovered(db, span) }
  const whole = { ...wanted, by: null }
  const [{ rows: total }, handled, totalArrived, arrived] = await Promise.all([
    readHandled(db, whole),
    by === null ? { rows: [], of: 0 } : readHandled(db, wanted),
    isOfArrivals(question, null) ? readArrived(db, whole, thresholdS) : null,
    by !== null && isOfArrivals(question, by) ? readArrived(db, wanted, thresholdS) : null,
  ])
  const arrivedOf = new Map(arrived?.map(({ value, figures }) => [value, figures]))
  const handledOf = new Map(handled.rows.map(({ value, figures }) => [value, figures]))
  // A queue from which nobody was handled still had people in it.
  const alone = handled.of > handled.rows.length ? [] : [...arrivedOf.keys()].filter((value) => !handledOf.has(value))
  const values = [...handledOf.keys(), ...alone]
  const labels = await readLabels(db, by, values)
  return {
    ...span,
    timeZone,
    total: toFigures(total[0]?.figures, totalArrived && (totalArrived[0]?.figures ?? nobodyCame)),
    bars: [...(total[0]?.bars ?? [])],
    rows: values.map((value) => ({
      value,
      label: labels.get(value) ?? null,
      figures: toFigures(handledOf.get(value), arrived && (arrivedOf.get(value) ?? nobodyCame)),
    })),
    more: handled.of - handled.rows.length,
  }
}

/** The instants at which a period begins and ends. */
export function instantsOf({ period }: Pick<Question, 'period'>, timeZone: string): Span {
  return {
    from: startOf(period.from, timeZone),
    until: dayOfCity(daysAfter(period.until, -1), timeZone).until,
  }
}

/** Whether those who came can be told apart like that. */
export const isOfArrivals = ({ filter }: Pick<Question, 'filter'>, by: Dimension | null) =>
  [...(Object.keys(filter) as Dimension[]), ...(by ? [by] : [])].every((one) => arrivedDimensions.includes(one))

export const toFigures = (handled: HandledFigures | undefined, arrived: ArrivedFigures | null): Figures => ({
  ...(handled ?? nothingHandled),
  arrived,
})

export const nobodyCame: ArrivedFigures = { came: 0, answered: 0, waitedMs: 0, inTime: 0, of: 0 }
const nothingHandled: HandledFigures = {
  handled: 0,
  talkMs: 0,
  holdMs: 0,
  afterCallMs: 0,
  handleMs: 0,
  medianMs: null,
  p90Ms: null,
  transferred: 0,
  known: 0,
  settled: 0,
  repeats: 0,
  shown: 0,
  assisted: 0,
  overridden: 0,
  helped: 0,
  answerMs: 0,
}
