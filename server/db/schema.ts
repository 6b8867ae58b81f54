import type { ContentTables } from './tables/content.ts'
import type { ConversationTables } from './tables/conversations.ts'
import type { FigureTables } from './tables/figures.ts'
import type { InteractionTables } from './tables/interactions.ts'
import type { PeopleTables } from './tables/people.ts'

/**
 * The tables as the migrations leave them. Instants are `timestamptz`, to the millisecond; durations whole
 * milliseconds. Column names are those of the database.
 */
export interface Tables extends PeopleTables, ContentTables, InteractionTables, ConversationTables, FigureTables {}
