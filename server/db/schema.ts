import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Audience } from '../../shared/banner/banner.ts'
import type { GoldenQuestion, ReleaseRecord } from '../../shared/content/content-contract.ts'
import type { DraftState, DraftSummary, DraftText } from '../../shared/content/draft.ts'
import type { ToldObstacle } from '../../shared/content/obstacle.ts'
import type { DeskEvent } from '../../shared/conversation/conversation.ts'
import type { HandOver } from '../../shared/conversation/hand-over.ts'
import type { ChosenPresence } from '../../shared/conversation/presence.ts'
import type { FlagKind } from '../../shared/flags/flag.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { InteractionSummary } from '../../shared/interaction/interaction.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { Role } from '../../shared/people/role.ts'
import type { RequestForm } from '../../shared/service-requests/request-form.ts'
import type { RequestState, SendFault } from '../../shared/service-requests/sent-request.ts'
import type { Part } from '../conversations/conversation-rules.ts'
import type { FigureTables } from './figure-tables.ts'

/*
 * The tables as the migrations leave them. Instants are `timestamptz`, to the millisecond; durations whole
 * milliseconds. Column names are those of the database.
 */

/** JSON goes in as text that we made (`storableJson`), and comes out parsed. */
type Json<Value> = ColumnType<Value, string, string>

export interface PersonTable {
  person_id: string
  /** Lower case, so that nobody is there twice. */
  sign_in_name: string
  display_name: string
  roles: Role[]
  password_hash: string
  created_at: Date
  disabled_at: Date | null
}

/** One sign-in on one workstation, until it ends. */
export interface SessionTable {
  session_id: string
  person_id: string
  device_id: string
  started_at: Date
  ended_at: Date | null
  end_reason: 'signed-out' | 'revoked' | 'token-reused' | null
}

export interface RefreshTokenTable {
  token_hash: string
  session_id: string
  /** The token that this one was issued for; null for the first of a session. */
  parent_hash: string | null
  issued_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SignInAttemptTable {
  sign_in_name: string
  attempted_at: Date
}

export interface SigningKeyTable {
  key_id: number
  secret: string
  created_at: Date
}

export interface DeviceSignInTable {
  device_id: string
  person_id: string
  last_at: Date
}

export interface RevisionTable {
  revision_id: string
  answer_id: string
  language: 'en' | 'fr'
  body: JSONColumnType<Revision>
}

export interface ReleaseTable {
  number: number
  hash: string
  time_zone: string
  published_at: Date
  /** Of the release before it; null for the first. */
  previous_hash: Generated<string | null>
  /** Null in a release that an older server published, until one of ours starts. */
  signing_key_id: Generated<string | null>
  signature: Generated<string | null>
  /** Null: the server itself. */
  published_by: string | null
  purpose: Generated<ReleaseRecord['purpose']>
  note: string | null
}

/** The centre's Ed25519 key. */
export interface ReleaseSigningKeyTable {
  key_id: number
  /** PKCS #8 and SPKI, each in DER as base64url. */
  private_key: string
  public_key: string
  created_at: Date
}

export interface ReleaseChangeTable {
  release_number: number
  /** Place among the changes of one release, from 1. */
  ordinal: number
  kind: 'put-revision' | 'withdraw-revision'
  revision_id: string
}

export interface DeviceReleaseTable {
  device_id: string
  release_number: number
  release_hash: string
  person_id: string
  reported_at: Date
}

export interface DeviceTable {
  device_id: string
  acknowledged_through: Generated<number>
  first_seen_at: Date
}

export interface FactTable {
  fact_id: string
  device_id: string
  sequence: number
  interaction_id: string
  agent_id: string
  kind: Fact['kind']
  at: Date
  /** The fact as it arrived, with the fields that this server does not know. */
  body: Json<unknown>
  received_at: Date
}

export interface RefusedFactTable {
  device_id: string
  sequence: number
  /** Who delivered it. */
  person_id: string
  reason: string
  detail: string
  /** Null when it was too large to keep. */
  body: Json<unknown> | null
  received_at: Date
}

/** A read model: what `summarize` says of the facts. Never written but from them. */
export interface InteractionTable {
  interaction_id: string
  agent_id: string
  channel: InteractionSummary['channel']
  practice: boolean
  started_at: Date
  ended_at: Date | null
  phase: InteractionSummary['phase']
  talk_ms: number
  hold_ms: number
  after_call_ms: number
  handle_ms: number
  topic: string | null
  disposition: InteractionSummary['disposition']
  suggestions_shown: number
  suggestions_used: number
  transferred: boolean
  /** Cards were offered, none was used, and an answer was searched for. */
  overridden: boolean
  /** When the first answer was used or read. */
  answer_at: Date | null
  language: 'en' | 'fr' | null
  /** The team that its agent was in when it was offered. */
  team_id: Generated<string | null>
  /** Of the conversation that it is a part of; null when it was begun by hand. */
  conversation_id: Generated<string | null>
  queue: Generated<string | null>
  contact: Generated<string | null>
  first_word_at: Generated<Date | null>
}

/** A read model: the facts that flag something. Never written but from them. */
export interface FlagTable {
  flag_id: string
  agent_id: string
  interaction_id: string
  kind: FlagKind
  answer_id: string | null
  language: 'en' | 'fr' | null
  note: string
  query: string | null
  flagged_at: Date
}

/** What was decided about a flag; kept apart from it, since no fact tells it. */
export interface FlagSettlementTable {
  flag_id: string
  state: 'fixed' | 'refused'
  release_number: number | null
  words: string
  settled_by: string
  settled_at: Date
  /** When whoever raised the flag saw this; null: not yet. */
  heard_at: Date | null
}

/**
 * A read model: in how many interactions an answer was shown and what became of it, by the day of UTC. Never written but
 * from the facts.
 */
export interface AnswerCountTable {
  /** `2026-03-31`, in parameters; read it as text. */
  day: ColumnType<Date, string, string>
  answer_id: string
  language: 'en' | 'fr'
  shown: number
  used: number
  read: number
  /** Used or read. */
  helped: number
  dismissed: number
}

/** A read model: in how many interactions a query found nothing or was flagged as missing, by the day of UTC. */
export interface MissedQueryCountTable {
  day: ColumnType<Date, string, string>
  query: string
  language: 'en' | 'fr'
  missed: number
}

export interface BannerTable {
  banner_id: string
  text_en: string
  text_fr: string
  audience_kind: Audience['kind']
  /** The role or the queue, where the kind is one; null otherwise. */
  audience_name: string | null
  starts_at: Date
  ends_at: Date
  written_by: string
  written_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface BannerAcknowledgementTable {
  banner_id: string
  person_id: string
  device_id: string
  acknowledged_at: Date
  received_at: Date
}

export interface ReadModelTable {
  name: string
  version: number
}

/** A text of the content team's on its way; kept when it is published or discarded, and not listed any more. */
export interface DraftTable {
  draft_id: string
  answer_id: string
  language: 'en' | 'fr'
  purpose: DraftSummary['purpose']
  replaces: string | null
  text: Json<DraftText>
  state: DraftState | 'published' | 'discarded'
  version: number
  created_by: string
  created_at: Date
  edited_by: string
  edited_at: Date
  approved_by: string | null
  publish_at: Date | null
  held_up: string | null
  /** The same as codes; null of what was held up before there were any. */
  held_up_by: Json<ToldObstacle[]> | null
  published_in: number | null
}

/** Which draft an editor has open, by session. */
export interface DraftLookTable {
  session_id: string
  person_id: string
  draft_id: string
  looked_at: Date
}

/** Every version of the golden questions; the highest counts. */
export interface GoldenSetTable {
  version: number
  questions: Json<GoldenQuestion[]>
  /** Null: the server itself. */
  saved_by: string | null
  saved_at: Date
}

/** What the content team did. Rows are added, and never changed or deleted. */
export interface EditorialActTable {
  act_id: Generated<number>
  at: Date
  /** Null: the server itself. */
  person_id: string | null
  act: string
  draft_id: string | null
  release_number: number | null
  reason: string | null
}

/** Counts the changes of all drafts together, so that a node sees at a glance whether it has missed one. */
export interface ContentVersionTable {
  what: 'drafts'
  version: number
}

/** A node of the server, while it runs, with the desktops that are connected to it. */
export interface NodeTable {
  node_id: string
  seen_at: Date
  devices: string[]
  /** Who sits at each of `devices`. */
  people: string[]
}

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

export interface Tables extends FigureTables {
  person: PersonTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  sign_in_attempt: SignInAttemptTable
  signing_key: SigningKeyTable
  device_sign_in: DeviceSignInTable
  revision: RevisionTable
  release: ReleaseTable
  release_signing_key: ReleaseSigningKeyTable
  release_change: ReleaseChangeTable
  device_release: DeviceReleaseTable
  device: DeviceTable
  fact: FactTable
  refused_fact: RefusedFactTable
  interaction: InteractionTable
  read_model: ReadModelTable
  draft: DraftTable
  draft_look: DraftLookTable
  golden_set: GoldenSetTable
  editorial_act: EditorialActTable
  content_version: ContentVersionTable
  node: NodeTable
  flag: FlagTable
  flag_settlement: FlagSettlementTable
  answer_count: AnswerCountTable
  missed_query_count: MissedQueryCountTable
  banner: BannerTable
  banner_acknowledgement: BannerAcknowledgementTable
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
