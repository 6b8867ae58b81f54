import type { Generated, JSONColumnType } from 'kysely'
import type { Dimension, Filter } from '../../shared/figures/question.ts'

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

/** Files of figures that the server writes by itself. */
export interface ScheduledExportTable {
  name: string
  every: 'day' | 'week' | 'month'
  /** By the city's clock, `06:00`. */
  at_time: string
  /** Absolute, on every node. */
  folder: string
  format: 'csv' | 'xlsx'
  language: 'en' | 'fr'
  by: Dimension | null
  filter: JSONColumnType<Filter>
  threshold_s: number
  created_at: Date
  /** The day of the last turn that was written; null: none was. */
  done_on: string | null
  /** Why the last attempt failed; null: it did not. */
  fault: string | null
  /** Not before then; null: at once. */
  retry_at: Date | null
}

export interface FigureTables {
  scheduled_export: ScheduledExportTable
  team: TeamTable
  team_member: TeamMemberTable
  team_lead: TeamLeadTable
  queue_name: QueueNameTable
  contact_key: ContactKeyTable
  arrival: ArrivalTable
  rollup_span: RollupSpanTable
  rollup_due: RollupDueTable
}
