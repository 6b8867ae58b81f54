import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const fair: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- Who looked at whose figures: rows are added, and never changed or deleted.
      create table figure_look (
        look_id bigint generated always as identity primary key,
        looked_at timestamptz not null,
        looked_by uuid not null references person,
        agent_id uuid not null references person,
        team_id uuid not null references team,
        from_day date not null,
        until_day date not null
      );
      create index figure_look_of_agent on figure_look (agent_id, looked_at);

      -- What an agent says is wrong about an interaction, and what the leads of the team answered. Never deleted.
      create table contest (
        contest_id uuid primary key,
        interaction_id uuid not null,
        agent_id uuid not null references person,
        team_id uuid not null references team,
        words text not null,
        raised_at timestamptz not null,
        decision text check (decision in ('stands', 'left-out')),
        answer text,
        decided_by uuid references person,
        decided_at timestamptz,
        check (num_nulls(decision, answer, decided_by, decided_at) in (0, 4)),
        check (decided_by <> agent_id)
      );
      create unique index contest_open on contest (interaction_id) where decision is null;
      create index contest_of_interaction on contest (interaction_id);
      create index contest_of_agent on contest (agent_id, raised_at);
      create index contest_of_team on contest (team_id, raised_at);

      -- In no figure. Kept apart from the read model, which is made from the facts again.
      create table interaction_left_out (
        interaction_id uuid primary key,
        contest_id uuid not null references contest,
        left_out_at timestamptz not null
      );
      create function left_out_due() returns trigger language plpgsql as $$
      begin
        insert into rollup_due (quarter)
        select distinct quarter_of(started_at) from changed join interaction using (interaction_id) where not practice;
        return null;
      end $$;
      create trigger left_out after insert on interaction_left_out
        referencing new table as changed for each statement execute function left_out_due();
      create trigger left_in after delete on interaction_left_out
        referencing old table as changed for each statement execute function left_out_due();

      alter table team_lead add column since timestamptz not null default now();
      create index session_of_person_by_start on session (person_id, started_at);
      create index banner_acknowledged_by on banner_acknowledgement (person_id, acknowledged_at);
    `.execute(db)
  },
}
