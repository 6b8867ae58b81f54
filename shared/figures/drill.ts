import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { channelSchema, type FactKind } from '../interaction/fact.ts'
import { dispositionSchema } from '../interaction/wrap-up.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { lengthOf } from './period-view.ts'
import { filterSchema, longestCourseDays, type Question, questionSchema } from './question.ts'

/* What stands behind a number: the very interactions, or arrivals, that it counts. */

/** Figures that count interactions. Each lists as many as `HandledFigures` has under the same name. */
export const handledCounts = [
  'handled',
  'transferred',
  'known',
  'settled',
  'repeats',
  'shown',
  'assisted',
  'overridden',
  'helped',
] as const
/**
 * Figures that count arrivals: `abandoned` is came − answered; `in-time` is `inTime`; `late` is of − inTime, whoever waited
 * longer than the threshold, answered or not.
 */
export const arrivedCounts = ['came', 'answered', 'abandoned', 'in-time', 'late'] as const

const whichSchema = z.enum([...handledCounts, ...arrivedCounts])
export type Which = z.infer<typeof whichSchema>

export const isOfArrivals = (which: Which): which is (typeof arrivedCounts)[number] =>
  arrivedCounts.some((one) => one === which)

const ms = z.number().int().nonnegative()

/** A bar of the picture of handle times, from the first up to before the second; null: everything from there on. */
const handleSchema = z.object({ fromMs: ms, untilMs: ms.nullable() })

export const quarterMs = 15 * 60_000

/** The last one that is known, behind which the next page begins. */
const cursorSchema = z.object({ at: epochMsSchema, interactionId: z.uuid() })
export type DrillCursor = z.infer<typeof cursorSchema>

/** Who came has no team, no topic and no outcome. */
const withoutArrivals = ['team', 'topic', 'outcome'] as const

/** Which number was clicked: that of a question, by what was asked narrowed to one value (`narrowed`). */
export const clickedSchema = questionSchema.pick({ period: true, thresholdS: true }).extend({
  filter: filterSchema,
  which: whichSchema,
  handle: handleSchema.nullable(),
  /** A quarter of an hour of the period, by the instant at which it begins; null: all of the period. */
  quarter: epochMsSchema.multipleOf(quarterMs).nullable().default(null),
})
export type Clicked = z.infer<typeof clickedSchema>

export const drillSchema = clickedSchema
  .extend({ after: cursorSchema.nullable() })
  .refine(
    ({ quarter, period }) => quarter === null || lengthOf(period) <= longestCourseDays.quarter,
    'too long to be told in quarters',
  )
  .refine(({ which, handle }) => handle === null || which === 'handled', 'only what was handled has bars')
  .refine(
    ({ which, filter }) => !isOfArrivals(which) || withoutArrivals.every((one) => filter[one] === undefined),
    'who came has no team, no topic and no outcome',
  )
export type Drill = z.infer<typeof drillSchema>

/** The number of one row of a table is that of the question filtered by its value. */
export const narrowed = ({ period, filter, by, thresholdS }: Question, value: string | null) => ({
  period,
  thresholdS,
  filter: value === null || by === null ? filter : filterSchema.parse({ ...filter, [by]: [value] }),
})

const title = z.object({ en: z.string().optional(), fr: z.string().optional() })

/** What lists and time lines say of an interaction, or of somebody who came and had nobody. */
const aboutSchema = z.object({
  interactionId: z.uuid(),
  /** When it was offered. */
  at: epochMsSchema,
  channel: channelSchema,
  queue: z.string(),
  language: languageSchema.nullable(),
  topic: z.object({ answerId: answerIdSchema, title }).nullable(),
  outcome: dispositionSchema.nullable(),
  /** The team that had it. */
  team: z.string().nullable(),
  /** Told to whoever leads that team, and to nobody else. */
  agent: z.string().nullable(),
  /** Null: nobody had it. */
  handleMs: ms.nullable(),
  /** Null: it was begun by hand, and nobody waited. */
  waitedMs: ms.nullable(),
})
export type ListedInteraction = z.infer<typeof aboutSchema>

export const drillPageSize = 50

export const drillPageSchema = z.object({
  timeZone: z.string(),
  /** How many there are on all pages: the number that was clicked. */
  total: z.number().int().nonnegative(),
  /** The newest first. */
  interactions: z.array(aboutSchema),
  next: cursorSchema.nullable(),
})
export type DrillPage = z.infer<typeof drillPageSchema>

/** A stretch of the time line. */
const stretchSchema = z.object({
  kind: z.enum(['waiting', 'talking', 'holding', 'after-call']),
  from: epochMsSchema,
  until: epochMsSchema,
})
export type LineStretch = z.infer<typeof stretchSchema>

const factKinds = [
  'offered',
  'accepted',
  'held',
  'resumed',
  'transferred',
  'ended',
  'suggestion-shown',
  'suggestion-used',
  'suggestion-dismissed',
  'answer-read',
  'answer-copied',
  'flagged',
  'search-found-nothing',
  'service-requested',
  'service-request-numbered',
  'wrap-up-submitted',
] as const satisfies readonly FactKind[]

/** A fact as the time line tells it: without ids of people, numbers of requests, or unmasked words. */
const lineFactSchema = z.object({
  kind: z.enum(factKinds),
  at: epochMsSchema,
  /** What an answer is called that it is about. */
  answer: z.object({ answerId: answerIdSchema, title }).nullable(),
  /** What was written or searched for, masked. */
  words: z.string().nullable(),
})
export type LineFact = z.infer<typeof lineFactSchema>

export const interactionLineSchema = z.object({
  about: aboutSchema,
  timeZone: z.string(),
  talkMs: ms,
  holdMs: ms,
  afterCallMs: ms,
  stretches: z.array(stretchSchema),
  facts: z.array(lineFactSchema),
})
export type InteractionLine = z.infer<typeof interactionLineSchema>
