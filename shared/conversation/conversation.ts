import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { channelSchema } from '../interaction/fact.ts'
import { languageSchema } from '../knowledge/language.ts'
import { handOverSchema } from './hand-over.ts'
import { queueSchema } from './source-event.ts'
import { utteranceSchema } from './utterance.ts'

/*
 * A conversation as the desk of the agent sees it who has it. The part of one agent is an interaction: a conversation
 * that is handed over becomes another interaction on another desk, with the same words.
 */

export const conversationSchema = z.object({
  conversationId: z.uuid(),
  /** Of this agent's part. */
  interactionId: z.uuid(),
  channel: channelSchema,
  queue: queueSchema.nullable(),
  /** The platform that it comes from, in words. */
  source: z.string(),
  language: languageSchema.nullable(),
  resident: z.string().nullable(),
  state: z.enum(['offered', 'talking', 'holding', 'ended']),
  /** Since when it has waited, for an agent or in a queue. */
  offeredAt: epochMsSchema,
  /** Whether what the agent writes goes to the resident. A call's transcript only comes. */
  canSay: z.boolean(),
  /** Whether the resident can be reached; null: the source does not say. */
  residentConnected: z.boolean().nullable(),
  handOver: handOverSchema.nullable(),
})
export type Conversation = z.infer<typeof conversationSchema>

const deskEventBase = z.object({
  /** Its place in the conversation; grows, with gaps. */
  position: z.number().int().positive(),
  /** For what is a fact of the interaction as well, that fact's id: told on two workstations it counts once. */
  eventId: z.uuid(),
  at: epochMsSchema,
})

/** What happened, in the order of its positions; what is earlier may have a later `at`. */
export const deskEventSchema = z.discriminatedUnion('kind', [
  deskEventBase.extend({ kind: z.literal('offered') }),
  deskEventBase.extend({ kind: z.literal('accepted') }),
  deskEventBase.extend({ kind: z.literal('held') }),
  deskEventBase.extend({ kind: z.literal('resumed') }),
  deskEventBase.extend({ kind: z.literal('transferred'), to: z.string().min(1).max(120) }),
  deskEventBase.extend({ kind: z.literal('ended'), by: z.enum(['resident', 'agent', 'system']) }),
  /** An utterance of a name that was there replaces the one that was. */
  deskEventBase.extend({ kind: z.literal('utterance'), utterance: utteranceSchema.required({ utteranceId: true }) }),
])
export type DeskEvent = z.infer<typeof deskEventSchema>

/** True for a moment only. What comes next puts it right, so nobody sends it again. */
export const momentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interim'), utterance: utteranceSchema.required({ utteranceId: true }) }),
  z.object({ kind: z.literal('typing'), typing: z.boolean() }),
])
export type Moment = z.infer<typeof momentSchema>

/** A conversation with what happened in it after a position. */
export const conversationTailSchema = z.object({
  conversation: conversationSchema,
  /** The position that it continues from; 0: from the beginning. */
  after: z.number().int().nonnegative(),
  events: z.array(deskEventSchema).max(10_000),
})
export type ConversationTail = z.infer<typeof conversationTailSchema>
