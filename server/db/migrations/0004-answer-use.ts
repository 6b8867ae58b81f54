import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const answerUse: Migration = {
  up: async (db: Kysely<unknown>) => {
    // Counting what was used in the last weeks must not read every fact that was ever recorded.
    await sql`
      create index fact_of_answer_use on fact (at) where kind in ('suggestion-used', 'answer-read')
    `.execute(db)
  },
}
