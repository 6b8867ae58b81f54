import { z } from 'zod'
import { channelSchema } from '../interaction/fact.ts'
import { dispositionSchema } from '../interaction/wrap-up.ts'
import { languageSchema } from '../knowledge/language.ts'

/* What can be asked of a period, and what is answered. Each figure is defined in `figure.ts`. */

/** What figures may be told apart by. `hour` is the hour of the city's week: 0 is Monday from midnight. */
export const dimensions = ['channel', 'queue', 'language', 'team', 'topic', 'outcome', 'hour'] as const
export type Dimension = (typeof dimensions)[number]

const daySchema = z.iso.date()

/** The longest period, in days: more than anybody compares, and a limit to what one question costs. */
export const longestPeriodDays = 5 * 366

/** City days, the first and the one after the last. */
export const periodSchema = z
  .object({ from: daySchema, until: daySchema })
  .refine(({ from, until }) => from < until, 'it ends before it begins')
  .refine(
    ({ from, until }) => (Date.parse(until) - Date.parse(from)) / 86_400_000 <= longestPeriodDays,
    `longer than ${longestPeriodDays} days`,
  )
export type Period = z.infer<typeof periodSchema>

const names = z.array(z.string().max(200)).min(1).max(50)

/** Only what has one of these values; an empty name is "none". */
export const filterSchema = z
  .object({
    channel: z.array(channelSchema).min(1),
    queue: names,
    language: z.array(z.union([languageSchema, z.literal('')])).min(1),
    team: names,
    topic: names,
    outcome: z.array(z.union([dispositionSchema, z.literal('')])).min(1),
    hour: z
      .array(z.string().regex(/^\d{1,3}$/))
      .min(1)
      .max(168),
  })
  .partial()
export type Filter = z.infer<typeof filterSchema>

/** Within how many seconds somebody is answered in time. Up to an hour every second is counted. */
export const thresholdSchema = z.number().int().min(1).max(3_600)

export const questionSchema = z.object({
  period: periodSchema,
  filter: filterSchema,
  /** What to tell the figures apart by; null: all of them together. */
  by: z.enum(dimensions).nullable(),
  thresholdS: thresholdSchema,
})
export type Question = z.infer<typeof questionSchema>

const count = z.number().int().nonnegative()
const ms = z.number().nonnegative()

/** Added up over a period. Sums, so that anybody can check a mean; milliseconds. */
export const handledFiguresSchema = z.object({
  handled: count,
  talkMs: ms,
  holdMs: ms,
  afterCallMs: ms,
  handleMs: ms,
  /** Of the handle times, within 1 %; null where there are none. */
  medianMs: ms.nullable(),
  p90Ms: ms.nullable(),
  transferred: count,
  /** Whose contact is known, so that it can be told whether they came again. */
  known: count,
  /** Of those: answered, not transferred, and not back within a week. */
  settled: count,
  /** Of those: had been there within the week before. */
  repeats: count,
  /** Cards were shown, used, or passed over for a search. */
  shown: count,
  assisted: count,
  overridden: count,
  /** In how many an answer was found after a first word, and how long that took together. */
  helped: count,
  answerMs: ms,
})
export type HandledFigures = z.infer<typeof handledFiguresSchema>

export const arrivedFiguresSchema = z.object({
  /** Who came and was answered or gave up; who still waits is in none of these. */
  came: count,
  answered: count,
  /** Of those answered. */
  waitedMs: ms,
  /** Answered within the threshold, of those answered or who waited longer. */
  inTime: count,
  of: count,
})
export type ArrivedFigures = z.infer<typeof arrivedFiguresSchema>

export const figuresSchema = handledFiguresSchema.extend({
  /** Null where who came cannot be told apart like that: nobody has a topic, an outcome or a team who was not answered. */
  arrived: arrivedFiguresSchema.nullable(),
})
export type Figures = z.infer<typeof figuresSchema>

const labelSchema = z.union([z.string(), z.object({ en: z.string().optional(), fr: z.string().optional() })])

export const answerToQuestionSchema = z.object({
  /** The instants that the period's first day begins and its last ends at, or until now. */
  from: z.number(),
  until: z.number(),
  timeZone: z.string(),
  total: figuresSchema,
  /** How many handle times each bar of `bars.ts` has. */
  bars: z.array(z.object({ bar: count, count })),
  /** By what was asked, the most handled first (hours in their order), as many as `mostRows`. */
  rows: z.array(z.object({ value: z.string(), label: labelSchema.nullable(), figures: figuresSchema })),
  /** How many rows more there are. */
  more: count,
})
export type AnswerToQuestion = z.infer<typeof answerToQuestionSchema>

export const mostRows = 40

/** How fine a course is told. Weeks begin on Monday; the first and the last step may be shorter. */
export const steps = ['quarter', 'day', 'week', 'month'] as const
export type Step = (typeof steps)[number]
/** The longest period that is told in such steps, in days. */
export const longestCourseDays: Readonly<Record<Step, number>> = {
  quarter: 8,
  day: 400,
  week: 1_900,
  month: longestPeriodDays,
}

export const courseQuestionSchema = questionSchema
  .omit({ by: true })
  .extend({ step: z.enum(steps) })
  .refine(
    ({ period: { from, until }, step }) =>
      (Date.parse(until) - Date.parse(from)) / 86_400_000 <= longestCourseDays[step],
    'too long for steps as fine as that',
  )
export type CourseQuestion = z.infer<typeof courseQuestionSchema>

export const courseSchema = z.object({
  timeZone: z.string(),
  steps: z.array(z.object({ from: z.number(), until: z.number(), figures: figuresSchema })),
})
export type Course = z.infer<typeof courseSchema>
