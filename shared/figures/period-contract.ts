import { centreAnswer } from '../centre-answer.ts'
import { answerToQuestionSchema, questionSchema } from './question.ts'

/* What the window asks of periods, and main and the server pass on. */

export const periodRequests = {
  'period:read': { input: questionSchema, answer: centreAnswer(answerToQuestionSchema) },
} as const
