import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const periods: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      create table team (
        team_id uuid primary key,
        name text not null unique,
        created_at timestamptz not null
      );
      -- Of one team at a time; what was done in a team stays that team's.
      create table team_member (
        person_id uuid not null references person,
        team_id uuid not null references team,
        since timestamptz not null,
        until timestamptz,
        primary key (person_id, since),
        check (until is null or until > since)
      );
      create unique index team_member_now on team_member (person_id) where until is null;
      create table team_lead (
        team_id uuid not null references team,
        person_id uuid not null references person,
        primary key (team_id, person_id)
      );

      -- What a queue is called since it was renamed.
      create table queue_name (
        queue text primary key,
        name text not null
      );

      -- Makes of a number what no number comes back from.
      create table contact_key (
        key_id integer primary key check (key_id = 1),
        secret text not null,
        created_at timestamptz not null
      );

      alter table conversation add column contact text;

      -- When somebody came, waited, and had an agent: kept when the conversation itself is long deleted. Nobody's words, name
      -- or number are in it.
      create table arrival (
        interaction_id uuid primary key,
        conversation_id uuid not null,
        -- The first part of its conversation: that of somebody who came, not of a hand-over.
        is_first boolean not null,
        channel text not null,
        queue text,
        language text,
        contact text,
        offered_at timestamptz not null,
        -- Of the first part: when anybody took the conversation.
        answered_at timestamptz,
        -- When the first word of it was told.
        first_word_at timestamptz,
        ended_at timestamptz
      );
      create index arrival_by_offer on arrival (offered_at);
      create index arrival_of_conversation on arrival (conversation_id);
      insert into arrival
        select interaction_id, conversation_id, is_first, channel, queue, language, null, offered_at,
          case when is_first then first_answered_at else accepted_at end, null, conversation_ended_at
        from (
          select part.*, conversation.language, conversation.ended_at as conversation_ended_at,
            row_number() over of_one = 1 as is_first,
            min(accepted_at) over (partition by conversation_id) as first_answered_at
          from conversation_part as part join conversation using (conversation_id)
          window of_one as (partition by conversation_id order by offered_at, interaction_id)
        ) as parts;

      alter table interaction
        add column conversation_id uuid,
        add column queue text,
        add column language text,
        add column team_id uuid,
        add column contact text,
        add column transferred boolean not null default false,
        add column overridden boolean not null default false,
        add column answer_at timestamptz,
        add column first_word_at timestamptz;
      create index interaction_of_contact on interaction (contact, started_at) where contact is not null;
      create index interaction_of_topic on interaction (topic, started_at);
      create index interaction_of_team on interaction (team_id, started_at);
    `.execute(db)
    await sql`
      create function duration_bar(bigint) returns smallint immutable strict parallel safe language sql
        return width_bucket($1, ${sql.raw(`array[${bounds().join(',')}]::bigint[]`)})::smallint;
    `.execute(db)
    await sql`
      alter table interaction add column handle_bar smallint generated always as (duration_bar(handle_ms)) stored;
      -- How many of those counted in bars are in one up to this.
      create function within(bars smallint[], counts integer[], bar integer) returns bigint
        immutable strict parallel safe language sql
        return (select coalesce(sum(n), 0) from unnest($1, $2) as counted (one, n) where one <= $3);
    `.execute(db)
    await sql`
      -- Cells: what was handled and who came, added up over a quarter hour, a day or a month of the city, by no, one or two
      -- dimensions. Never written but from interaction and arrival.
      create table rollup_handled (
        grain text not null check (grain in ('quarter', 'day', 'month')),
        face text not null,
        starts_at timestamptz not null,
        one text not null,
        other text not null,
        handled integer not null,
        talk_ms bigint not null,
        hold_ms bigint not null,
        after_call_ms bigint not null,
        handle_ms bigint not null,
        transferred integer not null,
        known integer not null,
        settled integer not null,
        repeats integer not null,
        shown integer not null,
        assisted integer not null,
        overridden integer not null,
        helped integer not null,
        answer_ms bigint not null,
        bars smallint[] not null,
        counts integer[] not null,
        primary key (grain, starts_at, face, one, other)
      );
      create table rollup_arrived (
        grain text not null check (grain in ('quarter', 'day', 'month')),
        face text not null,
        starts_at timestamptz not null,
        one text not null,
        other text not null,
        came integer not null,
        answered integer not null,
        waited_ms bigint not null,
        -- Whole seconds, upwards: of those who had an agent, and of those who gave up.
        answered_bars smallint[] not null,
        answered_counts integer[] not null,
        lost_bars smallint[] not null,
        lost_counts integer[] not null,
        primary key (grain, starts_at, face, one, other)
      );
      -- The spans that there are cells of.
      create table rollup_span (
        grain text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        primary key (grain, starts_at)
      );
      -- Quarter hours in which something changed since their cells were made.
      create table rollup_due (
        due_id bigint generated always as identity primary key,
        quarter timestamptz not null
      );
      create index rollup_due_by_quarter on rollup_due (quarter);

      create function quarter_of(timestamptz) returns timestamptz immutable strict parallel safe language sql
        return date_bin('15 minutes', $1, timestamptz '2000-01-01 00:00:00+00');

      create function interaction_due() returns trigger language plpgsql as $$
      begin
        insert into rollup_due (quarter)
        select distinct quarter_of(started_at) from changed where not practice
        union
        -- Who comes again within a week was not helped at the first contact.
        select distinct quarter_of(earlier.started_at)
        from changed join interaction as earlier on earlier.contact = changed.contact
          and earlier.started_at < changed.started_at and earlier.started_at >= changed.started_at - interval '7 days'
          and earlier.conversation_id is distinct from changed.conversation_id
        where changed.contact is not null and not changed.practice
        union
        -- And if this one was told late, whoever came after it came again.
        select distinct quarter_of(later.started_at)
        from changed join interaction as later on later.contact = changed.contact
          and later.started_at > changed.started_at and later.started_at <= changed.started_at + interval '7 days'
          and later.conversation_id is distinct from changed.conversation_id
        where changed.contact is not null and not changed.practice;
        return null;
      end $$;
      create trigger interaction_added after insert on interaction
        referencing new table as changed for each statement execute function interaction_due();
      create trigger interaction_changed after update on interaction
        referencing new table as changed for each statement execute function interaction_due();
      create trigger interaction_moved after update on interaction
        referencing old table as changed for each statement execute function interaction_due();
      create trigger interaction_removed after delete on interaction
        referencing old table as changed for each statement execute function interaction_due();

      create function arrival_due() returns trigger language plpgsql as $$
      begin
        insert into rollup_due (quarter) select distinct quarter_of(offered_at) from changed where is_first;
        return null;
      end $$;
      create trigger arrival_added after insert on arrival
        referencing new table as changed for each statement execute function arrival_due();
      create trigger arrival_changed after update on arrival
        referencing new table as changed for each statement execute function arrival_due();
      create trigger arrival_moved after update on arrival
        referencing old table as changed for each statement execute function arrival_due();

      -- What was there before there were cells.
      insert into rollup_due (quarter) select distinct quarter_of(started_at) from interaction where not practice
        union select distinct quarter_of(offered_at) from arrival where is_first;
    `.execute(db)
  },
}

/** As `shared/figures/bars.ts` has them: a copy, since a migration that was released never changes. */
function bounds(): number[] {
  const last = 24 * 3_600_000
  const all = new Set<number>()
  for (let bound = 1; bound < last; bound += Math.max(1, Math.floor(bound / 51))) all.add(bound)
  for (let bound = 10_000; bound <= 900_000; bound += 10_000) all.add(bound)
  all.add(last)
  return [...all].sort((one, other) => one - other)
}
