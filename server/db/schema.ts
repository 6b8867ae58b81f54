import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { FlagKind } from '../../shared/flags/flag.ts'
import type { Fact } from '../../shared/interaction/fact.ts'
import type { InteractionSummary } from '../../shared/interaction/interaction.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { Role } from '../../shared/people/role.ts'

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

export interface BannerTable {
  banner_id: string
  text_en: string
  text_fr: string
  audience_kind: 'all' | 'role'
  /** The role, where the kind is one; null otherwise. */
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

export interface Tables {
  person: PersonTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  sign_in_attempt: SignInAttemptTable
  signing_key: SigningKeyTable
  device_sign_in: DeviceSignInTable
  revision: RevisionTable
  release: ReleaseTable
  release_change: ReleaseChangeTable
  device_release: DeviceReleaseTable
  device: DeviceTable
  fact: FactTable
  refused_fact: RefusedFactTable
  interaction: InteractionTable
  read_model: ReadModelTable
  flag: FlagTable
  flag_settlement: FlagSettlementTable
  banner: BannerTable
  banner_acknowledgement: BannerAcknowledgementTable
}
