import { z } from 'zod'
import { epochMsSchema } from '../clock.ts'
import { channelSchema } from '../interaction/fact.ts'
import { languageSchema } from '../knowledge/language.ts'
import { longestUtterance, utteranceIdSchema } from './utterance.ts'

/*
 * What a telephony platform, a chat platform or a transcript says of a conversation. One shape for all of them: what
 * differs is an adapter's business (`server/conversations/adapters/`).
 */

/** A source's own name for a conversation. */
export const sourceConversationSchema = z.string().min(1).max(200)

export const queueSchema = z.string().min(1).max(80)

/** A source's name for an agent: a sign-in name, or one that the source's settings translate. */
const agentNameSchema = z.string().min(1).max(120)

const eventBase = z.object({
  /**
   * Its place in the source's own account of this conversation; need not be without gaps. The same offset again is the
   * same event again, and counts once.
   */
  offset: z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  /** When it happened, which may be long before it is told. */
  at: epochMsSchema,
})

export const sourceEventSchema = z.discriminatedUnion('kind', [
  eventBase.extend({
    kind: z.literal('offered'),
    channel: channelSchema,
    queue: queueSchema.nullable().default(null),
    /** Null: nobody yet. */
    agent: agentNameSchema.nullable().default(null),
    language: languageSchema.nullable().default(null),
    /** What the resident may be called on the agent's screen. */
    resident: z.string().min(1).max(120).nullable().default(null),
    /** Where the resident calls or writes from. Only a keyed hash of it is kept, to tell who had to come again. */
    contact: z.string().min(1).max(200).nullable().default(null),
  }),
  /** Without an agent: by whom it was offered to. */
  eventBase.extend({ kind: z.literal('accepted'), agent: agentNameSchema.nullable().default(null) }),
  eventBase.extend({ kind: z.literal('held') }),
  eventBase.extend({ kind: z.literal('resumed') }),
  /** One of both: to a colleague, or back into a queue. */
  eventBase
    .extend({
      kind: z.literal('transferred'),
      agent: agentNameSchema.nullable().default(null),
      queue: queueSchema.nullable().default(null),
    })
    .refine(({ agent, queue }) => agent !== null || queue !== null, 'it names neither an agent nor a queue'),
  eventBase.extend({ kind: z.literal('ended'), by: z.enum(['resident', 'agent', 'system']).default('system') }),
  eventBase.extend({
    kind: z.literal('utterance'),
    utteranceId: utteranceIdSchema,
    speaker: z.enum(['resident', 'agent']),
    text: z.string().min(1).max(longestUtterance),
    language: languageSchema.nullable().default(null),
    /** False while more may be heard: the next one of this name replaces it. */
    final: z.boolean().default(true),
  }),
  eventBase.extend({ kind: z.literal('typing'), typing: z.boolean() }),
  /** Whether the resident of a chat can be reached. */
  eventBase.extend({ kind: z.literal('connected'), connected: z.boolean() }),
])
export type SourceEvent = z.infer<typeof sourceEventSchema>

/** The kinds that go by: true for a moment, never stored, never sent again. */
export const isMomentary = (event: SourceEvent): boolean =>
  event.kind === 'typing' || (event.kind === 'utterance' && !event.final)
