import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const flags: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table flag (
        flag_id uuid primary key,
        agent_id uuid not null,
        interaction_id uuid not null,
        kind text not null,
        answer_id text,
        language text,
        note text not null,
        query text,
        flagged_at timestamptz not null
      );
      create index flag_of_agent on flag (agent_id, flagged_at);
      create index flag_by_time on flag (flagged_at);

      create index fact_of_flag on fact (fact_id) where kind = 'flagged';

      -- No reference to the flag: that one is derived, and may be derived again.
      create table flag_settlement (
        flag_id uuid primary key,
        state text not null check (state in ('fixed', 'refused')),
        release_number integer references release,
        words text not null,
        settled_by uuid not null references person,
        settled_at timestamptz not null,
        heard_at timestamptz,
        check ((state = 'fixed') = (release_number is not null))
      );
      create index flag_settlement_unheard on flag_settlement (flag_id) where heard_at is null;
      create index flag_settlement_by_time on flag_settlement (settled_at);
    `.execute(db)
  },
}
