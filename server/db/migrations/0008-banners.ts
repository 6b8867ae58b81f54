import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const banners: Migration = {
  up: async (db: Kysely<unknown>) => {
    // The audience is a kind and a name, so that another kind (a queue) needs no other table.
    await sql`
      create table banner (
        banner_id uuid primary key,
        text_en text not null,
        text_fr text not null,
        audience_kind text not null check (audience_kind in ('all', 'role')),
        audience_name text,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        written_by uuid not null references person,
        written_at timestamptz not null,
        ended_by uuid references person,
        ended_at timestamptz,
        check ((audience_kind = 'all') = (audience_name is null))
      );
      create index banner_by_end on banner (ends_at);

      create table banner_acknowledgement (
        banner_id uuid not null references banner,
        person_id uuid not null references person,
        device_id uuid not null,
        acknowledged_at timestamptz not null,
        received_at timestamptz not null,
        primary key (banner_id, person_id, device_id)
      );
    `.execute(db)
  },
}
