import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const people: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table person (
        person_id uuid primary key,
        sign_in_name text not null unique,
        display_name text not null,
        roles text[] not null check (
          cardinality(roles) > 0 and roles <@ array['agent', 'supervisor', 'editor', 'administrator']
        ),
        password_hash text not null,
        created_at timestamptz not null,
        disabled_at timestamptz
      );

      create table session (
        session_id uuid primary key,
        person_id uuid not null references person,
        device_id uuid not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        end_reason text
      );
      create index session_of_person on session (person_id) where ended_at is null;

      create table refresh_token (
        token_hash text primary key,
        session_id uuid not null references session,
        parent_hash text,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index refresh_token_of_session on refresh_token (session_id);
      create index refresh_token_by_expiry on refresh_token (expires_at);

      create table sign_in_attempt (
        sign_in_name text not null,
        attempted_at timestamptz not null
      );
      create index sign_in_attempt_by_name on sign_in_attempt (sign_in_name, attempted_at);

      create table signing_key (
        key_id integer primary key,
        secret text not null,
        created_at timestamptz not null
      );

      create table device_sign_in (
        device_id uuid not null,
        person_id uuid not null references person,
        last_at timestamptz not null,
        primary key (device_id, person_id)
      );
    `.execute(db)
  },
}
