import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { drillPageSchema, drillSchema, interactionLineSchema } from './drill.ts'
import { periodViewSchema } from './period-view.ts'
import { answerToQuestionSchema, courseQuestionSchema, courseSchema, questionSchema } from './question.ts'

/* What the window asks of periods, and main and the server pass on. */

/** What there is to choose from. */
export const choicesSchema = z.object({
  /** The city's day now, and its time zone. */
  today: z.iso.date(),
  timeZone: z.string(),
  queues: z.array(z.string()),
  teams: z.array(z.object({ teamId: z.string(), name: z.string() })),
  /** What was asked about in the last year, the most first. */
  topics: z.array(
    z.object({ answerId: answerIdSchema, title: z.object({ en: z.string().optional(), fr: z.string().optional() }) }),
  ),
})
export type Choices = z.infer<typeof choicesSchema>

const viewNameSchema = z.string().trim().min(1).max(80)
export const savedViewSchema = z.object({ viewId: z.uuid(), name: viewNameSchema, view: periodViewSchema })
export type SavedView = z.infer<typeof savedViewSchema>

export const periodRequests = {
  'period:choices': { input: z.object({}), answer: centreAnswer(choicesSchema) },
  'period:course': { input: courseQuestionSchema, answer: centreAnswer(courseSchema) },
  'period:read': { input: questionSchema, answer: centreAnswer(answerToQuestionSchema) },
  /** Everybody has views of their own, on whatever workstation. One of the same name gives way. */
  'views:list': { input: z.object({}), answer: centreAnswer(z.object({ views: z.array(savedViewSchema) })) },
  'views:put': { input: savedViewSchema.omit({ viewId: true }), answer: centreAnswer(z.object({}), 'too-many') },
  'views:remove': { input: z.object({ viewId: z.uuid() }), answer: centreAnswer(z.object({})) },
  /** What stands behind a number, a page at a time. */
  'period:interactions': { input: drillSchema, answer: centreAnswer(drillPageSchema) },
  /** What happened in one interaction, as far as figures are made of it. */
  'interaction:line': {
    input: z.object({ interactionId: z.uuid() }),
    answer: centreAnswer(interactionLineSchema, 'not-found'),
  },
} as const
/** More would be a list that nobody finds anything in. */
export const mostViews = 50
