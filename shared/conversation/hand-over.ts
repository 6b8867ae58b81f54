import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { answerIdSchema } from '../knowledge/answer.ts'
import { queueSchema } from './source-event.ts'

/** What the next agent reads, so that the resident need not say it again. Its texts are masked on the device. */
export const handOverCardSchema = z.object({
  topic: answerIdSchema.nullable(),
  topicTitle: z.string().max(300).nullable(),
  asked: z.string().max(500),
  answers: z.array(z.object({ answerId: answerIdSchema, title: z.string().max(300) })).max(20),
  notes: z.string().max(4_000),
})
export type HandOverCard = z.infer<typeof handOverCardSchema>

export const handOverSchema = handOverCardSchema.extend({
  /** Whom it comes from, in words. */
  from: z.string(),
  at: epochMsSchema,
})
export type HandOver = z.infer<typeof handOverSchema>

export const transferTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agent'), personId: z.uuid() }),
  z.object({ kind: z.literal('queue'), queue: queueSchema }),
])
export type TransferTarget = z.infer<typeof transferTargetSchema>
