import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const interactions: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table device (
        device_id uuid primary key,
        acknowledged_through bigint not null default 0,
        first_seen_at timestamptz not null
      );

      create table fact (
        fact_id uuid primary key,
        device_id uuid not null references device,
        sequence bigint not null,
        interaction_id uuid not null,
        agent_id uuid not null,
        kind text not null,
        at timestamptz not null,
        body jsonb not null,
        received_at timestamptz not null,
        unique (device_id, sequence)
      );
      create index fact_of_interaction on fact (interaction_id);
      create index fact_of_agent on fact (agent_id, at);

      create table refused_fact (
        device_id uuid not null references device,
        sequence bigint not null,
        person_id uuid not null references person,
        reason text not null,
        detail text not null,
        body jsonb,
        received_at timestamptz not null,
        primary key (device_id, sequence)
      );

      create table interaction (
        interaction_id uuid primary key,
        agent_id uuid not null,
        channel text not null,
        practice boolean not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        phase text not null,
        talk_ms bigint not null,
        hold_ms bigint not null,
        after_call_ms bigint not null,
        handle_ms bigint not null,
        topic text,
        disposition text,
        suggestions_shown integer not null,
        suggestions_used integer not null
      );
      create index interaction_of_agent on interaction (agent_id, started_at);
      create index interaction_by_start on interaction (started_at);

      create table read_model (
        name text primary key,
        version integer not null
      );
    `.execute(db)
  },
}
