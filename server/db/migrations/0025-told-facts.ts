import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Facts that the centre records itself count as those of a workstation of its own, with numbers that nobody waits for. */
export const toldFacts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create sequence told_fact_sequence;
      insert into device (device_id, first_seen_at) values ('00000000-0000-0000-0000-000000000000', now());
    `.execute(db)
  },
}
