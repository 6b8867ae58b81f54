import type { ColumnType, Generated } from 'kysely'

/* The tables that figures over periods are worked out from, and who belongs to which team. */

export interface TeamTable {
  team_id: string
  name: string
  created_at: Date
}

export interface TeamMemberTable {
  person_id: string
  team_id: string
  since: Date
  /** Null: still. */
  until: Date | null
}

export interface TeamLeadTable {
  team_id: string
  person_id: string
}

/** What a queue is called since it was renamed. */
export interface QueueNameTable {
  queue: string
  name: string
}

export interface ContactKeyTable {
  key_id: 1
  secret: string
  created_at: Date
}

/** A part of a conversation without anybody's words, name or number; kept when the conversation is deleted. */
export interface ArrivalTable {
  interaction_id: string
  conversation_id: string
  is_first: boolean
  channel: 'voice' | 'chat'
  queue: string | null
  language: 'en' | 'fr' | null
  contact: string | null
  offered_at: Date
  answered_at: Date | null
  first_word_at: Date | null
  ended_at: Date | null
}

/** Spans of which there are cells. */
export interface RollupSpanTable {
  grain: 'quarter' | 'day' | 'month'
  starts_at: Date
  ends_at: Date
}

/** Quarter hours in which something changed since their cells were made. */
export interface RollupDueTable {
  due_id: Generated<number>
  quarter: Date
}

/** When a person who looks at the wall wants to be told. */
export interface WallThresholdTable {
  person_id: string
  /** Parsed at the door when it is read: a newer version may have written it. */
  thresholds: ColumnType<unknown, string, string>
  kept_at: Date
}

export interface FigureTables {
  team: TeamTable
  team_member: TeamMemberTable
  team_lead: TeamLeadTable
  queue_name: QueueNameTable
  contact_key: ContactKeyTable
  arrival: ArrivalTable
  rollup_span: RollupSpanTable
  rollup_due: RollupDueTable
  wall_threshold: WallThresholdTable
}
