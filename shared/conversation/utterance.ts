import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'

export const utteranceSchema = z.object({
  speaker: z.enum(['resident', 'agent']),
  text: z.string().max(10_000),
  heardAt: epochMsSchema,
})
export type Utterance = z.infer<typeof utteranceSchema>
