import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const counts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- In how many interactions, each counted on the day on which that happened in it first.
      create table answer_count (
        day date not null,
        answer_id text not null,
        language text not null,
        shown integer not null,
        used integer not null,
        read integer not null,
        -- Used or read.
        helped integer not null,
        dismissed integer not null,
        primary key (day, answer_id, language)
      );

      create table missed_query_count (
        day date not null,
        query text not null,
        language text not null,
        missed integer not null,
        primary key (day, query, language)
      );

      -- Nobody reads two months of them any more.
      drop index fact_of_missed_query;
      drop index fact_of_card;

      alter table draft add column held_up_by jsonb;
    `.execute(db)
  },
}
