import type { EpochMs } from '../../clock.ts'
import type { Language } from '../../knowledge/language.ts'
import { wallTime } from '../../time-zone.ts'
import { inSteps } from '../bars.ts'
import { fewest } from '../figure.ts'
import {
  type AnswerToQuestion,
  type Dimension,
  dimensions,
  type Figures,
  type Period,
  type Question,
} from '../question.ts'
import { columns, tooFew } from './columns.ts'
import type { Cell, ExportTable } from './table.ts'
import { dimensionNames, distribution, head, sheetNames, valueNames } from './words.ts'

export type Asked = {
  readonly question: Question
  readonly answer: AnswerToQuestion
  /** The same question of another period. */
  readonly compared: { readonly period: Period; readonly answer: AnswerToQuestion } | null
  readonly language: Language
  /** When the answer was read. */
  readonly at: EpochMs
  /** What values of a filter are called that have an id for a value; null: they are called by it. */
  readonly nameOf?: (dimension: Dimension, value: string) => string | null
}

const stepMs = 10_000
const steps = 91

/**
 * The file of what is on the screen, made of the very answers that the screen shows: what was asked, the figures with all
 * of them first, how long handling took, and what each column is. Durations in seconds, shares from 0 to 1.
 */
export function exportTable(asked: Asked): ExportTable {
  const { language, question } = asked
  const answers = [{ period: question.period, answer: asked.answer }, ...(asked.compared ? [asked.compared] : [])]
  return {
    name: `cue311-figures-${question.by ?? 'all'}-${question.period.from}-to-${lastDayOf(question.period)}`,
    sheets: [
      {
        name: sheetNames.figures[language],
        rows: [
          ...aboutRows(asked),
          [],
          [
            head.period[language],
            question.by ? dimensionNames[question.by][language] : head.value[language],
            head.id[language],
            ...columns.map(({ name }) => name[language]),
          ],
          ...answers.flatMap(({ period, answer }) => figureRows(period, answer, question.by, language)),
        ],
      },
      { name: sheetNames.distribution[language], rows: distributionRows(answers, language) },
      {
        name: sheetNames.definitions[language],
        rows: columns.map(({ name, formula }) => [name[language], formula[language]]),
      },
    ],
  }
}

/** `until` is the day after the last. */
const lastDayOf = ({ until }: Period): string =>
  new Date(Date.parse(`${until}T00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const spanOf = (period: Period, language: Language): string =>
  head.to[language].replace('{from}', period.from).replace('{to}', lastDayOf(period))

function aboutRows({ question, answer, compared, language, at, nameOf = () => null }: Asked): Cell[][] {
  const { period, filter, by, thresholdS } = question
  const filtered = dimensions.flatMap((dimension) => {
    const values = filter[dimension]
    if (!values) return []
    const names = values.map((value) => nameOf(dimension, value) ?? nameOfValue(dimension, value, null, language))
    return [`${dimensionNames[dimension][language]}: ${names.join(', ')}`]
  })
  const more = answer.more + (compared?.answer.more ?? 0)
  return [
    [head.title[language]],
    [head.period[language], spanOf(period, language)],
    ...(compared ? [[head.compared[language], spanOf(compared.period, language)]] : []),
    [head.timeZone[language], answer.timeZone],
    [head.filter[language], filtered.length > 0 ? filtered.join('; ') : head.all[language]],
    ...(by ? [[head.by[language], dimensionNames[by][language]]] : []),
    [head.threshold[language], thresholdS],
    [head.fewest[language], fewest],
    [head.practice[language], head.notCounted[language]],
    [head.asOf[language], wallTime(at, answer.timeZone).replace('T', ' ')],
    ...(more > 0 ? [[head.more[language], more]] : []),
  ]
}

function figureRows(period: Period, answer: AnswerToQuestion, by: Dimension | null, language: Language): Cell[][] {
  const span = spanOf(period, language)
  const row = (value: string, id: string | null, figures: Figures): Cell[] => [
    span,
    value,
    id,
    ...columns.map(({ of }) => {
      const cell = of(figures)
      return cell === tooFew ? head.tooFew[language] : cell
    }),
  ]
  return [
    row(head.total[language], null, answer.total),
    ...answer.rows.map(({ value, label, figures }) => row(nameOfValue(by, value, label, language), value, figures)),
  ]
}

function distributionRows(
  answers: readonly { readonly period: Period; readonly answer: AnswerToQuestion }[],
  language: Language,
): Cell[][] {
  const { from, until, handled } = distribution
  return [
    [head.period[language], from[language], until[language], handled[language]],
    ...answers.flatMap(({ period, answer }) =>
      inSteps(answer.bars, stepMs, steps).map((count, step) => [
        spanOf(period, language),
        (step * stepMs) / 1_000,
        step === steps - 1 ? null : ((step + 1) * stepMs) / 1_000,
        count,
      ]),
    ),
  ]
}

/** What a value of a dimension is called; an hour of the week by its day and hour. */
function nameOfValue(
  by: Dimension | null,
  value: string,
  label: AnswerToQuestion['rows'][number]['label'],
  language: Language,
): string {
  if (value === '') return head.none[language]
  if (typeof label === 'string') return label
  if (label) return label[language] ?? label.en ?? label.fr ?? value
  if (by === 'hour') return hourName(Number(value), language)
  return (by && valueNames[by]?.[value]?.[language]) ?? value
}

function hourName(hour: number, language: Language): string {
  // The first of January 2024 was a Monday.
  const at = Date.UTC(2024, 0, 1 + Math.floor(hour / 24))
  const day = new Intl.DateTimeFormat(`${language}-CA`, { weekday: 'long', timeZone: 'UTC' }).format(at)
  return `${day} ${String(hour % 24).padStart(2, '0')}:00`
}
