import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const gaps: Migration = {
  up: async (db: Kysely<unknown>) => {
    // The gap report reads two months of these, and must not read every fact that was ever recorded.
    await sql`
      create index fact_of_missed_query on fact (at) where kind in ('search-found-nothing', 'flagged');
      create index fact_of_card on fact (at) where kind in ('suggestion-shown', 'suggestion-dismissed');
    `.execute(db)
  },
}
