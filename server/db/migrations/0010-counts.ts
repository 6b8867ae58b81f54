import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const counts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table draft add column held_up_by jsonb;
    `.execute(db)
  },
}
