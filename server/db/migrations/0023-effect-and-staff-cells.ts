import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const effectAndStaffCells: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- Interactions that are alike, with and without a used suggestion, added up over a day or a month.
      create table rollup_effect (
        grain text not null check (grain in ('day', 'month')),
        starts_at timestamptz not null,
        topic text not null,
        tenure text not null,
        channel text not null,
        is_assisted boolean not null,
        count integer not null,
        handle_ms bigint not null,
        -- Of milliseconds, exact: a variance is the difference of two large numbers.
        squares numeric not null,
        known integer not null,
        settled integer not null,
        primary key (grain, starts_at, topic, tenure, channel, is_assisted)
      );
      -- How long it took until an answer was found, in packed bars.
      create table rollup_answer (
        grain text not null check (grain in ('day', 'month')),
        starts_at timestamptz not null,
        bars bytea not null,
        primary key (grain, starts_at)
      );
      -- How a day of a person went by in a team, in milliseconds.
      create table rollup_staff (
        starts_at timestamptz not null,
        team_id uuid not null,
        person_id uuid not null,
        on_contact bigint not null,
        after_call bigint not null,
        available bigint not null,
        break bigint not null,
        away bigint not null,
        primary key (starts_at, team_id, person_id)
      );
    `.execute(db)
    await sql`
      -- Only what is fresh is read. Whoever makes cells notes before how often a span was touched, and declares it fresh
      -- after only if that is still so: what changes meanwhile is not overlooked.
      alter table rollup_span add column stale_at timestamptz, add column touched integer not null default 0;
      create index rollup_span_stale on rollup_span (grain, starts_at) where stale_at is not null;

      create function begin_again(series text[], since timestamptz) returns void language sql as $$
        update rollup_span set stale_at = '-infinity', touched = touched + 1
        -- The first condition is for the index: no span is longer.
        where grain = any(series) and starts_at > since - interval '32 days' and ends_at > since;
      $$;

      -- The tenure of what somebody did is told from their first day in a team; how long they were in it, day by day.
      create function team_changed() returns trigger language plpgsql as $$
      declare
        who uuid := coalesce(new.person_id, old.person_id);
        first timestamptz := least(old.since, new.since);
      begin
        if tg_op <> 'UPDATE' or new.since <> old.since then
          if not exists (select from team_member where person_id = who and since < first)
            and exists (select from interaction where agent_id = who)
          then perform begin_again(array['effect day', 'effect month'], '-infinity'); end if;
        else first := least(old.until, new.until); end if;
        perform begin_again(array['staff day'], first);
        return null;
      end $$;
      create trigger team_changed after insert or update or delete on team_member
        for each row execute function team_changed();

      -- Presence is written as it happens. What is told of a day long over holds from there on.
      create function presence_told() returns trigger language plpgsql as $$
      begin
        perform begin_again(array['staff day'], new.at);
        return null;
      end $$;
      create trigger presence_told after insert on presence_change for each row execute function presence_told();
    `.execute(db)
  },
}
