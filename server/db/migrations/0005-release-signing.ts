import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const releaseSigning: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table release_signing_key (
        key_id integer primary key,
        private_key text not null,
        public_key text not null,
        created_at timestamptz not null
      );

      alter table release
        add column previous_hash text,
        add column signing_key_id text,
        add column signature text;
    `.execute(db)
  },
}
