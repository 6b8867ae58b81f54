import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is under way is looked for every second, among all that was recorded in half a day: a few hundred rows. */
export const openInteractions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create index interaction_under_way on interaction (started_at)
        where not practice and phase in ('talking', 'holding', 'after-call');
    `.execute(db)
  },
}
