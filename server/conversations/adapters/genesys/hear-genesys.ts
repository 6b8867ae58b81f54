import { z } from 'zod'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, nameOf, readPart, tell } from '../tell.ts'
import type { GenesysSettings } from './genesys-adapter.ts'
import { hearTranscripts, transcriptionSchema } from './hear-transcripts.ts'

/*
 * The bus wraps an event: `detail-type` is the topic, `detail.eventBody` the event.
 *
 *   acd.start     waits in a queue            user.start     an agent is alerted
 *   acd.end       whom the queue gave it to   customer.end   the resident has left
 */

const envelopeSchema = z.object({
  'detail-type': z.string(),
  detail: z.object({ eventBody: z.unknown() }),
})

const eventSchema = z.object({
  eventTime: instantSchema,
  conversationId: z.string().min(1),
  sessionId: z.string().nullish(),
  mediaType: z.string().nullish(),
  queueId: z.string().nullish(),
  userId: z.string().nullish(),
  ani: z.string().nullish(),
  acdOutcome: z.string().nullish(),
  answeredUserId: z.string().nullish(),
})
type GenesysEvent = z.output<typeof eventSchema>

/** What an event of Genesys Cloud tells; nothing when it is about something else. Throws a `Problem`. */
export function hearGenesys(payload: unknown, settings: GenesysSettings): readonly Told[] {
  const { 'detail-type': topic, detail } = readPart(envelopeSchema, payload)
  const read = () => readPart(eventSchema, detail.eventBody)
  switch (topic) {
    case 'v2.conversations.{id}.transcription':
      return hearTranscripts(readPart(transcriptionSchema, detail.eventBody))
    case 'v2.detail.events.conversation.{id}.acd.start':
      return offered(read(), null, settings)
    case 'v2.detail.events.conversation.{id}.user.start':
      return hearUser(read(), settings)
    case 'v2.detail.events.conversation.{id}.acd.end':
      return hearAnswer(read())
    case 'v2.detail.events.conversation.{id}.customer.end':
      return hearEnd(read())
    default:
      return []
  }
}

const hearUser = (event: GenesysEvent, settings: GenesysSettings): Told[] => {
  const agent = nameOf(event.userId)
  return agent === null ? [] : offered(event, agent, settings)
}

function offered(event: GenesysEvent, agent: string | null, { queues }: GenesysSettings): Told[] {
  const { conversationId, eventTime: at, queueId, mediaType } = event
  return [
    tell(conversationId, {
      kind: 'offered',
      offset: offsetOf(event, agent === null ? 'acd.start' : 'user.start'),
      at,
      channel: mediaType === undefined || mediaType === null || mediaType === 'VOICE' ? 'voice' : 'chat',
      queue: queueId ? (queues[queueId] ?? nameOf(queueId, 80)) : null,
      agent,
      resident: nameOf(event.ani?.replace(/^(tel|sip):/, '')),
      contact: nameOf(event.ani),
    }),
  ]
}

function hearAnswer(event: GenesysEvent): Told[] {
  const agent = nameOf(event.answeredUserId)
  if (agent === null && event.acdOutcome !== 'ANSWERED') return []
  const offset = offsetOf(event, 'acd.end')
  return [tell(event.conversationId, { kind: 'accepted', offset, at: event.eventTime, agent })]
}

const hearEnd = (event: GenesysEvent): Told[] => [
  tell(event.conversationId, { kind: 'ended', offset: offsetOf(event, 'customer.end'), at: event.eventTime }),
]

const offsetOf = ({ sessionId, eventTime }: GenesysEvent, kind: string) =>
  derivedOffset(kind, sessionId ?? '', eventTime)
