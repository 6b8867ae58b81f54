import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/*
 * Where the answers have a gap, counted over thirty days (of UTC, today included) and beside the thirty days before. Every count is a number of
 * interactions: what was searched for three times in a call is missing once. Practice counts for nothing.
 */

export const gapDays = 30

const counts = { count: z.number().int().nonnegative(), before: z.number().int().nonnegative() }

/** Searches that found nothing, and what was flagged as missing, gathered by what they are about. */
export const missedQuerySchema = z.object({
  language: languageSchema,
  /** How it was asked for most often, and how else. */
  query: z.string(),
  others: z.array(z.string()),
  ...counts,
})
export type MissedQuery = z.infer<typeof missedQuerySchema>

/** An answer, and in how many interactions something became of it. */
export const answerGapSchema = z.object({
  answerId: answerIdSchema,
  language: languageSchema,
  /** Of its newest text; null when there is none any more. */
  title: z.string().nullable(),
  owner: z.string().nullable(),
  ...counts,
  /** In how many interactions of the thirty days it was used or read. */
  used: z.number().int().nonnegative(),
})
export type AnswerGap = z.infer<typeof answerGapSchema>

export const gapReportSchema = z.object({
  from: epochMsSchema,
  until: epochMsSchema,
  missed: z.array(missedQuerySchema),
  /** Stood on a card, and nobody used or read it in the thirty days. */
  unused: z.array(answerGapSchema),
  /** An agent said that it does not fit. */
  dismissed: z.array(answerGapSchema),
})
export type GapReport = z.infer<typeof gapReportSchema>
