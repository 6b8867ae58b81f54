import type { ColumnType, Generated } from 'kysely'
import type { FlagKind } from '../../../shared/flags/flag.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'
import type { InteractionSummary } from '../../../shared/interaction/interaction.ts'
import type { Json } from './json.ts'

/* What workstations record, and what is read from it. */

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

export interface ReadModelTable {
  name: string
  version: number
}

export interface InteractionTables {
  fact: FactTable
  refused_fact: RefusedFactTable
  interaction: InteractionTable
  flag: FlagTable
  flag_settlement: FlagSettlementTable
  answer_count: AnswerCountTable
  missed_query_count: MissedQueryCountTable
  read_model: ReadModelTable
}
