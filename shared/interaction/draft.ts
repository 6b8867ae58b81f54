import { z } from 'zod'
import { utteranceSchema } from '../conversation/utterance.ts'
import { languageSchema } from '../knowledge/language.ts'
import { begunRequestSchema } from '../service-requests/request-form.ts'
import { factSchema } from './fact.ts'

/**
 * The open interaction as it is kept against a crash: its facts so far (those already delivered included), what was
 * said and what the agent noted. It lives on the workstation alone and is discarded when the interaction closes.
 */
export const draftSchema = z.object({
  interactionId: z.uuid(),
  agentId: z.uuid(),
  facts: z.array(factSchema),
  conversation: z.array(utteranceSchema),
  notes: z.string().max(20_000),
  /** The language the agent chose for the resident; null: as heard. */
  language: languageSchema.nullable(),
  /** A service request that was begun and not sent, with the id that its press will have; absent when there is none. */
  serviceRequest: begunRequestSchema.optional().catch(undefined),
})
export type Draft = z.infer<typeof draftSchema>
