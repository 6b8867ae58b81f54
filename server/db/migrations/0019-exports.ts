import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const exports: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`
      -- Files of figures that the server writes by itself.
      create table scheduled_export (
        name text primary key,
        every text not null check (every in ('day', 'week', 'month')),
        at_time text not null check (at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        folder text not null,
        format text not null check (format in ('csv', 'xlsx')),
        language text not null check (language in ('en', 'fr')),
        by text,
        filter jsonb not null,
        threshold_s integer not null,
        created_at timestamptz not null,
        done_on text,
        fault text,
        retry_at timestamptz
      );

      -- What a city's own tools may read: nobody's name, number or words, and no key that leads to a contact or an agent.
      -- Barriers, so that a function of whoever asks sees no row that the view leaves out.
      create schema bi;
      create view bi.team with (security_barrier) as
        select team_id, name as team from team;
      create view bi.interaction with (security_barrier) as
        select interaction.interaction_id, interaction.started_at, interaction.ended_at, interaction.channel,
          coalesce(queue_name.name, interaction.queue) as queue, interaction.language, interaction.team_id,
          interaction.topic, interaction.disposition as outcome,
          interaction.talk_ms, interaction.hold_ms, interaction.after_call_ms, interaction.handle_ms,
          interaction.transferred, interaction.contact is not null as contact_known,
          (interaction.contact is not null and not interaction.transferred
            and interaction.disposition in ('answered', 'request-taken', 'referred')
            and not exists (
              select from interaction as later
              where later.contact = interaction.contact and not later.practice
                and later.started_at > interaction.started_at
                and later.started_at <= interaction.started_at + interval '7 days'
                and later.conversation_id is distinct from interaction.conversation_id
            )) as settled,
          (interaction.contact is not null and exists (
              select from interaction as earlier
              where earlier.contact = interaction.contact and not earlier.practice
                and earlier.started_at < interaction.started_at
                and earlier.started_at >= interaction.started_at - interval '7 days'
                and earlier.conversation_id is distinct from interaction.conversation_id
            )) as repeat_contact,
          interaction.suggestions_shown, interaction.suggestions_used, interaction.overridden,
          case when interaction.answer_at is not null and interaction.first_word_at is not null
            then greatest(0, extract(epoch from interaction.answer_at - interaction.first_word_at) * 1000)::bigint
            end as first_word_to_answer_ms
        from interaction left join queue_name on queue_name.queue = interaction.queue
        where not interaction.practice and interaction.phase = 'done';
      create view bi.arrival with (security_barrier) as
        select arrival.interaction_id, arrival.offered_at, arrival.answered_at, arrival.ended_at, arrival.channel,
          coalesce(queue_name.name, arrival.queue) as queue, arrival.language,
          arrival.answered_at is not null as answered,
          greatest(0, extract(epoch from coalesce(arrival.answered_at, arrival.ended_at) - arrival.offered_at) * 1000)::bigint
            as waited_ms
        from arrival left join queue_name on queue_name.queue = arrival.queue
        where arrival.is_first and coalesce(arrival.answered_at, arrival.ended_at) is not null;

      comment on view bi.team is 'Teams, by the id that interactions have.';
      comment on view bi.interaction is 'Calls and chats that are wrapped up; practice is none. One belongs to started_at.';
      comment on column bi.interaction.interaction_id is 'Joins bi.arrival; leads nowhere else.';
      comment on column bi.interaction.started_at is 'When it was offered to an agent.';
      comment on column bi.interaction.ended_at is 'When the conversation ended or was transferred.';
      comment on column bi.interaction.queue is 'By the name that the queue has now; null when it was begun by hand.';
      comment on column bi.interaction.language is 'In which the resident was served: en or fr.';
      comment on column bi.interaction.team_id is 'The team that had it, as it was then.';
      comment on column bi.interaction.topic is 'The id of the answer that the wrap-up names.';
      comment on column bi.interaction.outcome is 'The outcome code of the wrap-up.';
      comment on column bi.interaction.talk_ms is 'Milliseconds from accepting until the end, holds left out.';
      comment on column bi.interaction.hold_ms is 'Milliseconds on hold.';
      comment on column bi.interaction.after_call_ms is 'Milliseconds from the end until the wrap-up.';
      comment on column bi.interaction.handle_ms is 'talk_ms + hold_ms + after_call_ms.';
      comment on column bi.interaction.contact_known is 'Whether it can be told if the contact came again.';
      comment on column bi.interaction.settled is 'Contact known, answered, not transferred, and not back within seven days.';
      comment on column bi.interaction.repeat_contact is 'Contact known, and there within the seven days before.';
      comment on column bi.interaction.suggestions_shown is 'How many suggestions were shown.';
      comment on column bi.interaction.suggestions_used is 'How many of them were used.';
      comment on column bi.interaction.overridden is 'Suggestions were shown, none was used, and an answer was found by searching.';
      comment on column bi.interaction.first_word_to_answer_ms is 'From the first word told until the first answer; null where one is missing.';
      comment on view bi.arrival is 'Conversations that platforms told of and that were answered or ended. One belongs to offered_at.';
      comment on column bi.arrival.interaction_id is 'Joins bi.interaction, where somebody had it.';
      comment on column bi.arrival.offered_at is 'When they came.';
      comment on column bi.arrival.answered_at is 'When an agent had them; null: they gave up.';
      comment on column bi.arrival.waited_ms is 'Milliseconds from coming until an agent had them or they gave up.';
    `.execute(db)
  },
}
