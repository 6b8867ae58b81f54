import type { Generated } from 'kysely'
import type { DeskEvent } from '../../../shared/conversation/conversation.ts'
import type { HandOver } from '../../../shared/conversation/hand-over.ts'
import type { ChosenPresence } from '../../../shared/conversation/presence.ts'
import type { RequestForm } from '../../../shared/service-requests/request-form.ts'
import type { RequestState, SendFault } from '../../../shared/service-requests/sent-request.ts'
import type { Part } from '../../conversations/conversation-rules.ts'
import type { Json } from './json.ts'

/* What platforms and residents tell, and what becomes of it. */

/** A platform that tells of conversations. */
export interface ConversationSourceTable {
  source_id: string
  name: string
  kind: string
  key_id: string
  secret: string
  settings: Json<unknown>
  pull: boolean
  events_per_minute: number
  created_at: Date
  revoked_at: Date | null
}

export interface ConversationSignatureTable {
  source_id: string
  signature: string
  seen_at: Date
}

export interface ConversationTable {
  conversation_id: string
  source_id: string
  source_key: string
  channel: 'voice' | 'chat'
  queue: string | null
  language: 'en' | 'fr' | null
  resident: string | null
  resident_connected: boolean | null
  /** A keyed hash of where the resident calls or writes from. */
  contact: Generated<string | null>
  last_position: number
  opened_at: Date
  ended_at: Date | null
  /** When its words were deleted. */
  forgotten_at: Date | null
}

export interface ConversationPartTable {
  interaction_id: string
  conversation_id: string
  agent_id: string | null
  queue: string | null
  channel: 'voice' | 'chat'
  phase: Part['phase']
  offered_at: Date
  accepted_at: Date | null
  ended_at: Date | null
  left_position: number | null
  closed_at: Date | null
  hand_over: Json<HandOver> | null
}

export interface ConversationEventTable {
  conversation_id: string
  position: number
  event_id: string
  interaction_id: string | null
  source_offset: number | null
  digest: string | null
  utterance_id: string | null
  kind: DeskEvent['kind']
  at: Date
  received_at: Date
  body: Json<DeskEvent> | null
}

export interface ConversationReplyTable {
  conversation_id: string
  position: number
  source_id: string
  body: Json<unknown>
  tries: Generated<number>
  next_try_at: Date
  last_fault: string | null
}

export interface ChatPageResidentTable {
  conversation_id: string
  seen_at: Date
}

export interface PresenceTable {
  person_id: string
  chosen: ChosenPresence
  since: Date
  /** No desktop of theirs is connected. */
  is_gone: Generated<boolean>
}

/** A request for the city's own system, from the press that made it to its number. */
export interface ServiceRequestTable {
  /** The desktop's. */
  request_id: string
  interaction_id: string
  person_id: string
  device_id: string
  service_code: string
  service_name: string
  /** Null: the city has it, or it was dropped. */
  form: Json<RequestForm> | null
  made_at: Date
  received_at: Date
  state: Exclude<RequestState, 'on-workstation'>
  /** When it is sent, or its token is asked about, next. */
  due_at: Date | null
  attempts: number
  sending_since: Date | null
  number: string | null
  token: string | null
  notice: string | null
  fault: SendFault | null
  detail: string | null
  changed_at: Date
  decided_by: string | null
  version: number
}

export interface ConversationTables {
  conversation_source: ConversationSourceTable
  conversation_signature: ConversationSignatureTable
  conversation: ConversationTable
  conversation_part: ConversationPartTable
  conversation_event: ConversationEventTable
  conversation_reply: ConversationReplyTable
  chat_page_resident: ChatPageResidentTable
  presence: PresenceTable
  service_request: ServiceRequestTable
}
