import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { drillPageSchema, drillSchema, interactionLineSchema } from './drill.ts'
import { answerToQuestionSchema, questionSchema } from './question.ts'

/* What the window asks of periods, and main and the server pass on. */

export const periodRequests = {
  'period:read': { input: questionSchema, answer: centreAnswer(answerToQuestionSchema) },
  /** What stands behind a number, a page at a time. */
  'period:interactions': { input: drillSchema, answer: centreAnswer(drillPageSchema) },
  /** What happened in one interaction, as far as figures are made of it. */
  'interaction:line': {
    input: z.object({ interactionId: z.uuid() }),
    answer: centreAnswer(interactionLineSchema, 'not-found'),
  },
} as const
