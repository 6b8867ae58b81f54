import { z } from 'zod'
import { type AnswerId, answerIdSchema } from '../knowledge/answer.ts'
import { languageSchema } from '../knowledge/language.ts'

/** The outcome codes of a wrap-up. */
export const dispositions = [
  'answered',
  'request-taken',
  'referred',
  'transferred',
  'no-answer-found',
  'abandoned',
  'other',
] as const
export const dispositionSchema = z.enum(dispositions)
export type Disposition = z.infer<typeof dispositionSchema>

/** What is recorded at the end of an interaction. */
export const wrapUpSchema = z.object({
  topic: answerIdSchema.nullable(),
  disposition: dispositionSchema,
  /** The agent's note, masked on the device before it goes anywhere. */
  note: z.string().max(4_000),
  /** The language in which the resident was served. */
  language: languageSchema,
})
export type WrapUp = z.infer<typeof wrapUpSchema>

type AnswerUsed = { readonly answerId: AnswerId; readonly kind: 'information' | 'request' | 'referral' }

const dispositionOfKind = { information: 'answered', request: 'request-taken', referral: 'referred' } as const

/**
 * The topic and outcome that the call itself suggests, so that `Enter` is usually enough: the answer used last
 * (the first question is often small talk), and what its kind leads to.
 */
export function proposeWrapUp(used: readonly AnswerUsed[]): Pick<WrapUp, 'topic' | 'disposition'> {
  const last = used.at(-1)
  if (!last) return { topic: null, disposition: 'no-answer-found' }
  return { topic: last.answerId, disposition: dispositionOfKind[last.kind] }
}
