import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { personIdSchema } from '../people/person.ts'

/** What a person says of himself; the other two states follow from what he has open. */
export const chosenPresenceSchema = z.enum(['available', 'break', 'away'])
export type ChosenPresence = z.infer<typeof chosenPresenceSchema>

export const presenceStateSchema = z.enum(['available', 'on-contact', 'after-call', 'break', 'away'])
export type PresenceState = z.infer<typeof presenceStateSchema>

export const presenceSchema = z.object({ state: presenceStateSchema, since: epochMsSchema })
export type Presence = z.infer<typeof presenceSchema>

export const colleagueSchema = presenceSchema.extend({
  personId: personIdSchema,
  displayName: z.string(),
  /** Conversations that this person has open. */
  calls: z.number().int().nonnegative(),
  chats: z.number().int().nonnegative(),
})
export type Colleague = z.infer<typeof colleagueSchema>

/** Who waits in a queue for somebody to take them. */
export const waitingSchema = z.object({
  queue: z.string().nullable(),
  waiting: z.number().int().positive(),
  oldestAt: epochMsSchema,
})
export type Waiting = z.infer<typeof waitingSchema>
