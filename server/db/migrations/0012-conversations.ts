import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const conversations: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table conversation_source (
        source_id uuid primary key,
        name text not null unique,
        kind text not null,
        key_id text not null unique,
        secret text not null,
        settings jsonb not null,
        -- Whether our agents take its chats from the queue themselves; else it assigns them.
        pull boolean not null,
        events_per_minute integer not null check (events_per_minute > 0),
        created_at timestamptz not null,
        revoked_at timestamptz
      );

      -- Signatures seen lately: the same request a second time is a replay.
      create table conversation_signature (
        source_id uuid not null references conversation_source,
        signature text not null,
        seen_at timestamptz not null,
        primary key (source_id, signature)
      );
      create index conversation_signature_by_time on conversation_signature (seen_at);

      create table conversation (
        conversation_id uuid primary key,
        source_id uuid not null references conversation_source,
        source_key text not null,
        channel text not null check (channel in ('voice', 'chat')),
        queue text,
        language text,
        resident text,
        resident_connected boolean,
        last_position integer not null,
        opened_at timestamptz not null,
        ended_at timestamptz,
        forgotten_at timestamptz,
        unique (source_id, source_key)
      );
      create index conversation_to_forget on conversation (ended_at) where forgotten_at is null;
      create index conversation_forgotten on conversation (forgotten_at) where forgotten_at is not null;

      -- One agent's part is an interaction; without an agent it waits in a queue.
      create table conversation_part (
        interaction_id uuid primary key,
        conversation_id uuid not null references conversation on delete cascade,
        agent_id uuid references person,
        queue text,
        channel text not null,
        phase text not null check (phase in ('offered', 'talking', 'holding', 'ended')),
        offered_at timestamptz not null,
        accepted_at timestamptz,
        ended_at timestamptz,
        -- What comes after this position is no business of this agent's; null: he is still there.
        left_position integer,
        closed_at timestamptz,
        hand_over jsonb
      );
      create index conversation_part_of_conversation on conversation_part (conversation_id);
      create index conversation_part_of_agent on conversation_part (agent_id, offered_at) where agent_id is not null;
      create index conversation_part_open on conversation_part (agent_id) where closed_at is null;
      create index conversation_part_waiting on conversation_part (offered_at)
        where closed_at is null and agent_id is null;

      create table conversation_event (
        conversation_id uuid not null references conversation on delete cascade,
        position integer not null,
        event_id uuid not null,
        interaction_id uuid,
        source_offset bigint,
        -- What the source sent under this offset; another event under it is refused.
        digest text,
        utterance_id text,
        kind text not null,
        at timestamptz not null,
        received_at timestamptz not null,
        -- Null once the words are forgotten.
        body jsonb,
        primary key (conversation_id, position)
      );
      create unique index conversation_event_by_offset on conversation_event (conversation_id, source_offset)
        where source_offset is not null;

      -- What an agent said and the source has to be told.
      create table conversation_reply (
        conversation_id uuid not null references conversation on delete cascade,
        position integer not null,
        source_id uuid not null references conversation_source,
        body jsonb not null,
        tries integer not null default 0,
        next_try_at timestamptz not null,
        last_fault text,
        primary key (conversation_id, position)
      );
      create index conversation_reply_due on conversation_reply (source_id, next_try_at);

      create table presence (
        person_id uuid primary key references person,
        chosen text not null check (chosen in ('available', 'break', 'away')),
        since timestamptz not null
      );
    `.execute(db)
  },
}
