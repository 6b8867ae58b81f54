import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const releases: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table revision (
        revision_id text primary key,
        answer_id text not null,
        language text not null check (language in ('en', 'fr')),
        body jsonb not null
      );
      create index revision_of_answer on revision (answer_id, language);

      create table release (
        number integer primary key check (number > 0),
        hash text not null,
        time_zone text not null,
        published_at timestamptz not null
      );

      create table release_change (
        release_number integer not null references release,
        ordinal integer not null,
        kind text not null check (kind in ('put-revision', 'withdraw-revision')),
        revision_id text not null references revision,
        primary key (release_number, ordinal)
      );
      create index release_change_of_revision on release_change (revision_id, release_number);

      create table device_release (
        device_id uuid primary key,
        release_number integer not null,
        release_hash text not null,
        person_id uuid not null references person,
        reported_at timestamptz not null
      );
    `.execute(db)
  },
}
