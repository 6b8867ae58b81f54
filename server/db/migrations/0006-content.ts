import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const content: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table release
        add column published_by uuid references person,
        add column purpose text not null default 'import' check (
          purpose in ('first', 'content', 'scheduled', 'emergency', 'roll-back', 'import')
        ),
        add column note text;
      update release set purpose = 'first' where number = 1;

      create index revision_of_question on revision (language, (body #>> '{apart,question}')) where body ? 'apart';
      create index revision_by_related on revision using gin ((body -> 'related'));

      create table draft (
        draft_id uuid primary key,
        answer_id text not null,
        language text not null check (language in ('en', 'fr')),
        purpose text not null check (purpose in ('text', 'withdrawal')),
        replaces text references revision,
        text jsonb not null,
        state text not null check (state in ('in-work', 'in-review', 'approved', 'published', 'discarded')),
        version integer not null check (version > 0),
        created_by uuid not null references person,
        created_at timestamptz not null,
        edited_by uuid not null references person,
        edited_at timestamptz not null,
        approved_by uuid references person,
        publish_at timestamptz,
        held_up text,
        published_in integer references release,
        check (purpose = 'text' or replaces is not null)
      );
      create unique index draft_of_revision on draft (answer_id, language, coalesce(replaces, ''))
        where state in ('in-work', 'in-review', 'approved');
      create index draft_by_hour on draft (publish_at) where state = 'approved' and publish_at is not null;

      create table draft_look (
        session_id uuid primary key references session,
        person_id uuid not null references person,
        draft_id uuid not null,
        looked_at timestamptz not null
      );
      create index draft_look_of_draft on draft_look (draft_id);

      create table golden_set (
        version integer primary key check (version > 0),
        questions jsonb not null,
        saved_by uuid references person,
        saved_at timestamptz not null
      );

      create table editorial_act (
        act_id bigint generated always as identity primary key,
        at timestamptz not null,
        person_id uuid references person,
        act text not null,
        draft_id uuid references draft,
        release_number integer references release,
        reason text
      );
      create index editorial_act_of_draft on editorial_act (draft_id);

      create function keep_editorial_acts() returns trigger language plpgsql as $$
        begin
          raise exception 'what the content team did is kept as it is';
        end
      $$;
      create trigger keep_editorial_acts before update or delete on editorial_act
        for each row execute function keep_editorial_acts();
      create trigger keep_all_editorial_acts before truncate on editorial_act
        for each statement execute function keep_editorial_acts();

      create table content_version (
        what text primary key,
        version bigint not null
      );
      insert into content_version values ('drafts', 0);

      create table node (
        node_id uuid primary key,
        seen_at timestamptz not null,
        devices uuid[] not null,
        people uuid[] not null
      );
    `.execute(db)
  },
}
