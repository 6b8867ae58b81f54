import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const wallThresholds: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- When a person who looks at the wall wants to be told; who is not in it has the usual ones.
      create table wall_threshold (
        person_id uuid primary key references person,
        thresholds jsonb not null,
        kept_at timestamptz not null
      );
    `.execute(db)
  },
}
