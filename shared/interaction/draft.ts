import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { conversationSchema } from '../conversation/conversation.ts'
import { longestUtterance, utteranceSchema } from '../conversation/utterance.ts'
import { languageSchema } from '../knowledge/language.ts'
import { begunRequestSchema } from '../service-requests/request-form.ts'
import { factSchema } from './fact.ts'

/** What the agent said and the centre has not confirmed. Said again under the same id it is said once. */
export const unsentSchema = z.object({
  utteranceId: z.uuid(),
  text: z.string().min(1).max(longestUtterance),
  language: languageSchema.nullable(),
  saidAt: epochMsSchema,
})
export type Unsent = z.infer<typeof unsentSchema>

/**
 * An open interaction as it is kept against a crash: its facts so far (those already delivered included), what was
 * said, what the agent noted and was writing. It lives on the workstation alone and is discarded when the interaction
 * closes.
 */
export const draftSchema = z.object({
  interactionId: z.uuid(),
  agentId: z.uuid(),
  facts: z.array(factSchema),
  conversation: z.array(utteranceSchema),
  notes: z.string().max(20_000),
  /** The language the agent chose for the resident; null: as heard. */
  language: languageSchema.nullable(),
  /** The conversation at the centre; null: started here, by hand or for practice. */
  centre: conversationSchema.nullable().default(null),
  /** What stands in the composer. */
  reply: z.string().max(longestUtterance).default(''),
  unsent: z.array(unsentSchema).default([]),
  /** A service request that was begun and not sent, with the id that its press will have; absent when there is none. */
  serviceRequest: begunRequestSchema.optional().catch(undefined),
})
export type Draft = z.infer<typeof draftSchema>
