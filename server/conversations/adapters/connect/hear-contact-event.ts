import { z } from 'zod'
import type { Told } from '../adapter.ts'
import { derivedOffset, instantSchema, nameOf, readPart, tell } from '../tell.ts'
import type { ConnectSettings } from './connect-adapter.ts'

const contactEventSchema = z.object({
  time: instantSchema,
  detail: z.object({
    eventType: z.string(),
    contactId: z.string().min(1),
    channel: z.string().nullish(),
    queueInfo: z.object({ queueArn: z.string().nullish(), enqueueTimestamp: instantSchema.nullish() }).nullish(),
    agentInfo: z
      .object({ agentArn: z.string().nullish(), connectedToAgentTimestamp: instantSchema.nullish() })
      .nullish(),
    disconnectTimestamp: instantSchema.nullish(),
    disconnectReason: z.string().nullish(),
  }),
})
type ContactEvent = z.output<typeof contactEventSchema>

export function hearContactEvent(payload: unknown, settings: ConnectSettings): Told[] {
  const event = readPart(contactEventSchema, payload)
  switch (event.detail.eventType) {
    case 'QUEUED':
      return [offered(event, null, event.detail.queueInfo?.enqueueTimestamp ?? event.time, settings)]
    case 'CONNECTED_TO_AGENT':
      return hearAgent(event, settings)
    case 'DISCONNECTED':
      return [hearEnd(event)]
    default:
      return []
  }
}

/** Connect tells of an agent when he answers: he is offered it and has it in one. */
function hearAgent(event: ContactEvent, settings: ConnectSettings): Told[] {
  const { agentInfo, contactId } = event.detail
  const agent = nameOf(endOf(agentInfo?.agentArn))
  if (agent === null) return []
  const at = agentInfo?.connectedToAgentTimestamp ?? event.time
  const accepted = tell(contactId, { kind: 'accepted', offset: offsetOf(event, 'accepted', agent), at, agent })
  return [offered(event, agent, at, settings), accepted]
}

function offered(event: ContactEvent, agent: string | null, at: number, { queues }: ConnectSettings): Told {
  const { contactId, channel, queueInfo } = event.detail
  const queue = endOf(queueInfo?.queueArn)
  return tell(contactId, {
    kind: 'offered',
    offset: offsetOf(event, 'offered', agent ?? queue ?? ''),
    at,
    channel: channel === 'CHAT' ? 'chat' : 'voice',
    queue: queue && (queues[queue] ?? nameOf(queue, 80)),
    agent,
  })
}

function hearEnd(event: ContactEvent): Told {
  const { contactId, disconnectTimestamp, disconnectReason } = event.detail
  const at = disconnectTimestamp ?? event.time
  return tell(contactId, { kind: 'ended', offset: offsetOf(event, 'ended', ''), at, by: whoEnded(disconnectReason) })
}

function whoEnded(reason: string | null | undefined) {
  if (reason === 'AGENT_DISCONNECT') return 'agent'
  return reason === 'CUSTOMER_DISCONNECT' ? 'resident' : 'system'
}

const offsetOf = ({ detail, time }: ContactEvent, kind: string, whom: string) =>
  derivedOffset(kind, detail.contactId, whom, time)

/** The id at the end of an ARN: `…/agent/<id>`. */
const endOf = (arn: string | null | undefined) => arn?.split('/').at(-1)
