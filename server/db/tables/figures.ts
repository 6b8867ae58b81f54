import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Dimension, Filter } from '../../../shared/figures/question.ts'
import type { PresenceSpanState } from '../../../shared/figures/staff-contract.ts'

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
  since: Date
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

/** What there are cells of: figures by the quarter, the day and the month; the strata of the effect; people's times. */
export type CellSeries = 'quarter' | 'day' | 'month' | 'effect day' | 'effect month' | 'staff day'

/** Spans of which there are cells. */
export interface RollupSpanTable {
  grain: CellSeries
  starts_at: Date
  ends_at: Date
  /** Since when its cells are out of date, or there are none yet; null while they are fresh. */
  stale_at: Date | null
  /** How often something in it changed since it was begun. */
  touched: Generated<number>
}

/** Quarter hours in which something changed since their cells were made. */
export interface RollupDueTable {
  due_id: Generated<number>
  quarter: Date
}

/** Somebody who leads a team looked at an agent's figures. Rows are added, and never changed or deleted. */
export interface FigureLookTable {
  look_id: Generated<number>
  looked_at: Date
  looked_by: string
  agent_id: string
  team_id: string
  /** `2026-11-01`, in parameters; read it as text. */
  from_day: ColumnType<Date, string, string>
  until_day: ColumnType<Date, string, string>
}

/** What an agent says is wrong about an interaction, with what a lead of the team answered. */
export interface ContestTable {
  contest_id: string
  interaction_id: string
  agent_id: string
  team_id: string
  /** Masked on the device. */
  words: string
  raised_at: Date
  /** Null, as all that follows: nobody answered yet. */
  decision: 'stands' | 'left-out' | null
  answer: string | null
  decided_by: string | null
  decided_at: Date | null
}

/** In no figure. */
export interface InteractionLeftOutTable {
  interaction_id: string
  contest_id: string
  left_out_at: Date
}

/** Written one after the other; `at` is what a clock said. */
export interface PresenceChangeTable {
  person_id: string
  change_id: Generated<number>
  at: Date
  state: PresenceSpanState
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

/** When a person who looks at the wall wants to be told. */
export interface WallThresholdTable {
  person_id: string
  /** Parsed at the door when it is read: a newer version may have written it. */
  thresholds: ColumnType<unknown, string, string>
  kept_at: Date
}

export interface FigureTables {
  scheduled_export: ScheduledExportTable
  team: TeamTable
  team_member: TeamMemberTable
  team_lead: TeamLeadTable
  queue_name: QueueNameTable
  contact_key: ContactKeyTable
  arrival: ArrivalTable
  presence_change: PresenceChangeTable
  rollup_span: RollupSpanTable
  rollup_due: RollupDueTable
  figure_look: FigureLookTable
  contest: ContestTable
  interaction_left_out: InteractionLeftOutTable
  wall_threshold: WallThresholdTable
}
