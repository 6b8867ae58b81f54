import { z } from 'zod'
import type { EpochMs } from '../clock.ts'
import { languageSchema } from '../knowledge/language.ts'

/*
 * Between the resident's page and the server. The page shows its token in `Authorization: Bearer …`; every answer is a
 * `Result`. What happens comes as server-sent events: their id is a position, and `Last-Event-ID` asks for what came
 * after it.
 */

export const longestResidentMessage = 2_000
const longestName = 80

export const chatStartSchema = z.object({
  /** What the agent may call the resident. */
  name: z
    .string()
    .trim()
    .max(longestName)
    .regex(/^\P{Cc}*$/u, 'it has control characters')
    .optional(),
  language: languageSchema,
})

export const chatMessageSchema = z.object({
  /** The page's own: the same id again is the same message again. */
  id: z.uuid(),
  text: z
    .string()
    .max(longestResidentMessage)
    .refine((text) => text.trim() !== '', 'it is empty'),
})

export const chatTypingSchema = z.object({ typing: z.boolean() })

/** `ended`: it is over, and nothing can be said any more. `busy`: too many wait already. */
export type ChatReason = 'malformed' | 'not-found' | 'ended' | 'busy' | 'too-many-attempts' | 'unavailable'

/** What the page is told. */
export type ResidentEvent =
  | {
      readonly kind: 'message'
      readonly position: number
      readonly speaker: 'resident' | 'agent'
      /** Of the resident's own: the page's id of it. */
      readonly id: string
      readonly text: string
      readonly at: EpochMs
    }
  /** `place`: how many are served before, and this one; null: not in a queue, but with an agent who has to accept. */
  | { readonly kind: 'state'; readonly state: 'waiting'; readonly place: number | null }
  | { readonly kind: 'state'; readonly state: 'talking' }
  | { readonly kind: 'state'; readonly state: 'ended' }
  | { readonly kind: 'typing'; readonly typing: boolean }
