import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const queues: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      alter table banner drop constraint banner_audience_kind_check;
      alter table banner add constraint banner_audience_kind_check check (audience_kind in ('all', 'role', 'queue'));

      create index conversation_part_of_queue on conversation_part (queue, offered_at) where queue is not null;
    `.execute(db)
  },
}
