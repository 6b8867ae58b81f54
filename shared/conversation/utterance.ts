import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { languageSchema } from '../knowledge/language.ts'

/** What one utterance may hold. What is longer is no utterance: a source cuts it, or sends a file elsewhere. */
export const longestUtterance = 10_000

/** A source's own name for an utterance: what comes later under the same name replaces what came before. */
export const utteranceIdSchema = z.string().min(1).max(120)

export const utteranceSchema = z.object({
  speaker: z.enum(['resident', 'agent']),
  text: z.string().max(longestUtterance),
  heardAt: epochMsSchema,
  /** Absent from what a practice script says. */
  utteranceId: utteranceIdSchema.optional(),
  /** As the source recognised it; absent or null: not said. */
  language: languageSchema.nullable().optional(),
  /** True while the source may still replace it: a transcript of somebody who is speaking. */
  interim: z.boolean().optional(),
})
export type Utterance = z.infer<typeof utteranceSchema>
