import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const savedViews: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table saved_view (
        view_id uuid primary key,
        person_id uuid not null references person,
        name text not null,
        view jsonb not null,
        saved_at timestamptz not null,
        unique (person_id, name)
      );
    `.execute(db)
  },
}
