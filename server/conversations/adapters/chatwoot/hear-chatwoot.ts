import { z } from 'zod'
import type { EpochMs } from '../../../../shared/clock.ts'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, languageOf, nameOf, readPart, tell, utteranceText } from '../tell.ts'
import type { ChatwootSettings } from './chatwoot-settings.ts'

/*
 * An agent bot hears of messages and of conversations that are opened or resolved, not of one that begins: the first
 * message is where it begins. Messages are either an event's own fields, with the conversation inside, or a
 * conversation's fields alone.
 */

const conversationSchema = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  status: z.string().nullish(),
  additional_attributes: z.object({ browser_language: z.string().nullish() }).nullish(),
  meta: z
    .object({
      sender: z.object({ name: z.string().nullish() }).nullish(),
      assignee: z.object({ email: z.string().nullish(), name: z.string().nullish() }).nullish(),
    })
    .nullish(),
})
type Conversation = z.output<typeof conversationSchema>

const inboxSchema = z.object({ name: z.string().nullish() }).nullish()

const messageSchema = z.object({
  id: z.union([z.number(), z.string()]),
  content: z.string().nullish(),
  created_at: instantSchema,
  updated_at: instantSchema.nullish(),
  // In words in a webhook, a number in the API.
  message_type: z.union([z.string(), z.number()]),
  private: z.boolean().nullish(),
  content_attributes: z.looseObject({ cue311: z.string().nullish() }).nullish().catch(null),
  sender: z.object({ type: z.string().nullish() }).nullish(),
  attachments: z.array(z.object({ file_type: z.string().nullish() })).nullish(),
  inbox: inboxSchema,
  conversation: conversationSchema,
})
type Message = z.output<typeof messageSchema>

const statusSchema = conversationSchema.extend({
  updated_at: instantSchema.nullish(),
  timestamp: instantSchema.nullish(),
  inbox: inboxSchema,
})

/** What a webhook of Chatwoot tells; nothing when it is about something else. Throws a `Problem`. */
export function hearChatwoot(payload: unknown, settings: ChatwootSettings): readonly Told[] {
  const { event } = readPart(z.object({ event: z.string() }), payload)
  switch (event) {
    case 'message_created':
      return hearMessage(readPart(messageSchema, payload), settings)
    case 'message_updated':
      return hearEdit(readPart(messageSchema, payload))
    case 'conversation_opened':
    case 'conversation_resolved':
    case 'conversation_status_changed':
      return hearStatus(event, payload, settings)
    default:
      return []
  }
}

function hearMessage(message: Message, settings: ChatwootSettings): Told[] {
  const said = utteranceOf(message, message.created_at, derivedOffset('message', message.id))
  if (said.length === 0) return []
  const { conversation, inbox, created_at } = message
  return [begin(conversation, inbox?.name, created_at, `message ${message.id}`, settings), ...said]
}

/** A text that was corrected replaces the one that was; the same text again is the same event again. */
function hearEdit(message: Message): Told[] {
  const at = message.updated_at ?? message.created_at
  return utteranceOf(message, at, derivedOffset('edit', message.id, message.content ?? ''))
}

function utteranceOf(message: Message, at: EpochMs, offset: number): Told[] {
  const speaker = speakerOf(message)
  const text = utteranceText(message.content) ?? attachmentsOf(message)
  if (speaker === null || text === null) return []
  const utteranceId = `chatwoot ${message.id}`
  return [tell(message.conversation.id, { kind: 'utterance', offset, at, utteranceId, speaker, text })]
}

/** Null for what neither of them said: notes among agents, what Chatwoot says by itself, and what we sent. */
function speakerOf({ message_type, private: isNote, sender, content_attributes }: Message) {
  if (isNote === true) return null
  if (message_type === 'incoming' || message_type === 0) return 'resident'
  if (message_type !== 'outgoing' && message_type !== 1) return null
  return sender?.type === 'agent_bot' || content_attributes?.cue311 != null ? null : 'agent'
}

const attachmentsOf = ({ attachments }: Message): string | null =>
  utteranceText(attachments?.map(({ file_type }) => `📎 ${file_type ?? ''}`.trim()).join(' '))

function hearStatus(event: string, payload: unknown, settings: ChatwootSettings): Told[] {
  const { updated_at, timestamp, inbox, ...conversation } = readPart(statusSchema, payload)
  const at = updated_at ?? timestamp
  if (at == null) return []
  const status = statusOf(event, conversation)
  if (status === 'resolved') {
    return [tell(conversation.id, { kind: 'ended', offset: derivedOffset('resolved', at), at, by: 'system' })]
  }
  return status === 'open' ? [begin(conversation, inbox?.name, at, `opened ${at}`, settings)] : []
}

function statusOf(event: string, { status }: Conversation) {
  if (event === 'conversation_resolved') return 'resolved'
  return event === 'conversation_opened' ? 'open' : status
}

function begin(
  { id, meta, additional_attributes }: Conversation,
  inbox: string | null | undefined,
  at: EpochMs,
  what: string,
  { queues, assigns }: ChatwootSettings,
): Told {
  const assignee = meta?.assignee
  const name = nameOf(inbox, 80)
  const begun = tell(id, {
    kind: 'offered',
    offset: derivedOffset('offered', what),
    at,
    channel: 'chat',
    queue: name && (queues[name] ?? name),
    agent: assigns ? nameOf(assignee?.email ?? assignee?.name) : null,
    language: languageOf(additional_attributes?.browser_language),
    resident: nameOf(meta?.sender?.name),
  })
  return { ...begun, isAssumed: true }
}
