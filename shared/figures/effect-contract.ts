import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { filterSchema, periodSchema } from './question.ts'

/* Whether suggestions help in a period, and what basic questions cost. Each figure is defined in `figure.ts`. */

export const effectQuestionSchema = z.object({ period: periodSchema, filter: filterSchema })
export type EffectQuestion = z.infer<typeof effectQuestionSchema>

const count = z.number().int().nonnegative()
const ms = z.number().nonnegative()
const countsSchema = z.object({ assisted: count, unassisted: count })
const differenceSchema = z.object({ difference: z.number(), low: z.number(), high: z.number() })

/** So many, and the handle time that was spent on them; milliseconds. */
const spentSchema = z.object({ count, handleMs: ms })
export type Spent = z.infer<typeof spentSchema>

export const effectSchema = z.object({
  /** All that were handled. */
  all: countsSchema,
  /** Of those: in a stratum with enough on both sides. */
  matched: countsSchema,
  /** Milliseconds; null where there are too few to say. */
  handleTime: differenceSchema.extend({ assisted: ms, unassisted: ms, relative: z.number() }).nullable(),
  /** Among those whose contact is known. */
  allKnown: countsSchema,
  matchedKnown: countsSchema,
  /** In shares; null where there are too few to say. */
  resolution: differenceSchema.nullable(),
  /** Of all that were handled: cards were shown, used, passed over for a search. */
  suggestions: z.object({ shown: count, assisted: count, overridden: count }),
  /** Those in which an answer was found after a first word that a platform told; the median within 1 %. */
  firstAnswer: z.object({ helped: count, answerMs: ms, medianMs: ms.nullable() }),
  /** Basic questions, requests taken, and whatever became of the rest. */
  spent: z.object({ basic: spentSchema, requests: spentSchema, others: spentSchema }),
})
export type Effect = z.infer<typeof effectSchema>

export const effectRequests = {
  'effect:read': { input: effectQuestionSchema, answer: centreAnswer(effectSchema) },
} as const
