import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const presenceLog: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- Whether no desktop of theirs is connected. Who is connected is found within a moment of the start.
      alter table presence add column is_gone boolean not null default true;

      -- What people said of themselves, and when they came and went, in the order in which it was written. At an instant
      -- holds what was written last among what is of then or before: no span is negative and none overlaps, whatever a
      -- clock did.
      create table presence_change (
        person_id uuid not null references person,
        change_id bigint generated always as identity,
        at timestamptz not null,
        state text not null check (state in ('available', 'break', 'away', 'gone')),
        primary key (person_id, change_id)
      );
      create index presence_change_by_time on presence_change (person_id, at);
    `.execute(db)
  },
}
