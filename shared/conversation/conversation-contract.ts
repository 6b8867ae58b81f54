import { z } from 'zod'
import { centreAnswer } from '../centre-answer.ts'
import { languageSchema } from '../knowledge/language.ts'
import { conversationTailSchema, momentSchema } from './conversation.ts'
import { handOverCardSchema, transferTargetSchema } from './hand-over.ts'
import { chosenPresenceSchema, colleagueSchema, presenceSchema, waitingSchema } from './presence.ts'
import { queueSchema } from './source-event.ts'
import { longestUtterance } from './utterance.ts'

/*
 * What a desk asks of the centre about the conversations of its agent. The same lines stand in both contracts: the
 * window asks main, which passes them on. Every one is checked against who has the conversation at that moment.
 */

const nothing = z.object({})
const named = z.object({ conversationId: z.uuid() })

export const conversationRequests = {
  /** Takes what was offered to this agent. `taken`: somebody else was quicker, or it is over. */
  'conversation:accept': { input: named, answer: centreAnswer(nothing, 'not-found', 'taken', 'limit') },
  /** Takes the chat that has waited longest in any queue. */
  'conversation:take-next': { input: nothing, answer: centreAnswer(named, 'none-waiting', 'limit') },
  /** Said again under the same `utteranceId` it is said once. */
  'conversation:say': {
    input: named.extend({
      utteranceId: z.uuid(),
      text: z.string().min(1).max(longestUtterance),
      language: languageSchema.nullable(),
    }),
    answer: centreAnswer(nothing, 'not-found', 'ended', 'one-way'),
  },
  'conversation:typing': { input: named.extend({ typing: z.boolean() }), answer: centreAnswer(nothing, 'not-found') },
  /** The agent ends a chat. A call is ended where it is telephoned. */
  'conversation:end': { input: named, answer: centreAnswer(nothing, 'not-found', 'one-way') },
  'conversation:transfer': {
    input: named.extend({ to: transferTargetSchema, card: handOverCardSchema }),
    /** `away`: that colleague takes nothing at the moment. */
    answer: centreAnswer(nothing, 'not-found', 'ended', 'away', 'no-such-target'),
  },
  /** The wrap-up is done: the centre forgets this agent's part, and the words when nobody has a part any more. */
  'conversation:close': { input: named, answer: centreAnswer(nothing, 'not-found') },

  /** Where a conversation may be handed over to. */
  'conversation:targets': {
    input: nothing,
    answer: centreAnswer(z.object({ colleagues: z.array(colleagueSchema), queues: z.array(queueSchema) })),
  },
  'presence:set': { input: z.object({ state: chosenPresenceSchema }), answer: centreAnswer(presenceSchema) },
  /** For supervisors: everybody who is there, and who waits. */
  'presence:list': {
    input: nothing,
    answer: centreAnswer(z.object({ colleagues: z.array(colleagueSchema), waiting: z.array(waitingSchema) })),
  },
} as const

/** Desktop ↔ server alone. */
export const followRequests = {
  /**
   * What the desk missed: every conversation that its agent has, each after the position that the desk knows. From then
   * on the centre tells what happens; before it, a desk sends nothing into a conversation.
   */
  'conversations:follow': {
    input: z.object({
      known: z.array(named.extend({ after: z.number().int().nonnegative() })).max(1_000),
    }),
    answer: centreAnswer(
      z.object({
        conversations: z.array(conversationTailSchema),
        presence: presenceSchema,
        waiting: z.array(waitingSchema),
      }),
    ),
  },
} as const

/** To the desks of the agent who has the conversation, and to the window behind them. */
export const conversationEvents = {
  'conversation:events': conversationTailSchema,
  'conversation:moment': named.extend({ moment: momentSchema }),
  /** This agent has it no longer: closed on another workstation, taken by somebody else, or moved by the source. */
  'conversation:gone': named.extend({ interactionId: z.uuid(), why: z.enum(['closed', 'taken', 'withdrawn']) }),
  'presence:changed': presenceSchema,
  'waiting:changed': z.object({ waiting: z.array(waitingSchema) }),
} as const

/** What main tells and is asked of its own. */
export const conversationsHere = {
  requests: {
    /** All conversations of whoever is signed in, whole: for a window that has just come. */
    'conversations:read': {
      input: nothing,
      answer: z.object({
        conversations: z.array(conversationTailSchema),
        presence: presenceSchema.nullable(),
        waiting: z.array(waitingSchema),
        /** Whether nothing was missed: the centre is there and has told all. */
        caughtUp: z.boolean(),
      }),
    },
  },
  events: { 'conversations:caught-up': z.object({ caughtUp: z.boolean() }) },
} as const
