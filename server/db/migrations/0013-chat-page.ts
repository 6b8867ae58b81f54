import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const chatPage: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- When a node last had the resident of a chat at its page: whoever is away, or whose node died, grows old here.
      create table chat_page_resident (
        conversation_id uuid primary key references conversation on delete cascade,
        seen_at timestamptz not null
      );
    `.execute(db)
  },
}
