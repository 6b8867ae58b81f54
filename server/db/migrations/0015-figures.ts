import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const figures: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create index conversation_part_by_offer on conversation_part (offered_at);
    `.execute(db)
  },
}
