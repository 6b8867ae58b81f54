import { z } from 'zod'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, nameOf, readPart, tell, utteranceText } from '../tell.ts'
import type { TwilioHearing } from './hear-twilio.ts'

/*
 * Post-action webhooks of Twilio Conversations. Messages are numbered in their conversation; whoever writes is the
 * resident, unless the settings know the author as one of ours.
 */

const messageSchema = z.object({
  ConversationSid: z.string().min(1),
  MessageSid: z.string().min(1),
  Index: z.coerce.number().int().nonnegative(),
  DateCreated: instantSchema,
  Author: z.string().optional(),
  Body: z.string().optional(),
  Media: z.string().optional(),
  Attributes: z.string().optional(),
})
type Message = z.output<typeof messageSchema>

const conversationSchema = z.object({
  ConversationSid: z.string().min(1),
  StateTo: z.string().optional(),
  StateUpdated: instantSchema.optional(),
  DateUpdated: instantSchema.optional(),
  DateRemoved: instantSchema.optional(),
})

export function hearConversation(parameters: unknown, settings: TwilioHearing, arrivedAt: EpochMs): Told[] {
  const { EventType } = readPart(z.object({ EventType: z.string() }), parameters)
  switch (EventType) {
    case 'onMessageAdded':
      return hearMessage(readPart(messageSchema, parameters), settings)
    case 'onConversationStateUpdated':
    case 'onConversationRemoved':
      return hearEnd(EventType, readPart(conversationSchema, parameters), arrivedAt)
    default:
      return []
  }
}

function hearMessage(message: Message, settings: TwilioHearing): Told[] {
  const text = utteranceText(message.Body) ?? (message.Media ? '📎' : null)
  if (text === null || isOurs(message.Attributes)) return []
  const { ConversationSid, MessageSid, Index, DateCreated: at, Author } = message
  const isAgent = Author === settings.author || (Author !== undefined && Author in settings.agents)
  const speaker = isAgent ? 'agent' : 'resident'
  const said = tell(ConversationSid, {
    kind: 'utterance',
    offset: Index,
    at,
    utteranceId: MessageSid,
    speaker,
    text,
  })
  // What an agent writes first, the resident has yet to answer: nobody waits for one of us.
  return isAgent ? [said] : [begin(message, settings), said]
}

/** A conversation begins with what a resident writes: whether it is going on already is not said. */
function begin({ ConversationSid, MessageSid, DateCreated: at, Author }: Message, { queue }: TwilioHearing): Told {
  const offset = derivedOffset('offered', MessageSid)
  const resident = nameOf(Author)
  return {
    ...tell(ConversationSid, { kind: 'offered', offset, at, channel: 'chat', queue, resident }),
    isAssumed: true,
  }
}

function hearEnd(what: string, end: z.output<typeof conversationSchema>, arrivedAt: EpochMs): Told[] {
  if (what === 'onConversationStateUpdated' && end.StateTo !== 'closed') return []
  const at = end.StateUpdated ?? end.DateUpdated ?? end.DateRemoved ?? arrivedAt
  const offset = derivedOffset('ended', what, at)
  return [tell(end.ConversationSid, { kind: 'ended', offset, at, by: 'system' })]
}

/** Our replies carry their name. */
function isOurs(attributes: string | undefined): boolean {
  try {
    return z.object({ cue311: z.string() }).safeParse(JSON.parse(attributes ?? '')).success
  } catch {
    return false
  }
}
