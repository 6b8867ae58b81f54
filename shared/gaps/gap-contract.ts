import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { gapReportSchema } from './gap.ts'

/* What those who write answers ask about what is missing. The window asks main, which passes it on. */

export const gapRequests = {
  'gaps:list': { input: z.object({}), answer: centreAnswer(gapReportSchema) },
} as const
