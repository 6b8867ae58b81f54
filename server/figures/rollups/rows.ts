import { type RawBuilder, sql } from 'kysely'
import type { Dimension } from '../../../shared/figures/question.ts'
import type { Span } from '../city-day.ts'

/*
 * The rows that everything is counted from, one an interaction and one an arrival, with a column for each dimension. Cells
 * and questions that no cell answers are made from the same, so that they cannot disagree.
 */

type Condition = RawBuilder<unknown>

/** Its hour of the week by the city's clocks, 0 from Monday's midnight. */
const hourOfWeek = (at: string, timeZone: string) => sql`
  ((extract(isodow from ${sql.raw(at)} at time zone ${timeZone})::integer - 1) * 24
    + extract(hour from ${sql.raw(at)} at time zone ${timeZone})::integer)::text`

/** Of an interaction: it was not left out of all figures because its agent contested it. */
export const isLeftIn = sql`
  not exists (select from interaction_left_out as left_out where left_out.interaction_id = interaction.interaction_id)`

/**
 * Of a join with spans a planner thinks that each has a ninth of the table, and with tens of millions of rows it reads all
 * of them. This keeps it from making a join of it: each span is looked up by the index on time.
 */
const eachSpanByItself = sql`offset 0`

/**
 * Interactions that were wrapped up and were no practice and were not left out, by when they were offered. What was renamed has its name of now.
 *
 * @param condition further ones, about `interaction`
 */
export const handledRows = (timeZone: string, from: RawBuilder<unknown>, condition: Condition) => sql`
  select span.starts_at, interaction.interaction_id, interaction.agent_id, interaction.started_at, interaction.channel,
    coalesce(queue_name.name, interaction.queue, '') as queue, coalesce(interaction.language, '') as language,
    coalesce(interaction.team_id::text, '') as team, coalesce(interaction.topic, '') as topic,
    coalesce(interaction.disposition, '') as outcome,
    ${hourOfWeek('interaction.started_at', timeZone)} as hour,
    interaction.talk_ms, interaction.hold_ms, interaction.after_call_ms, interaction.handle_ms,
    interaction.handle_bar as bar,
    interaction.transferred::integer as transferred,
    (interaction.contact is not null)::integer as known,
    (interaction.contact is not null and not interaction.transferred
      and interaction.disposition in ('answered', 'request-taken', 'referred')
      and not exists (
        select from interaction as later
        where later.contact = interaction.contact and not later.practice
          and later.started_at > interaction.started_at
          and later.started_at <= interaction.started_at + interval '7 days'
          and later.conversation_id is distinct from interaction.conversation_id
      ))::integer as settled,
    (interaction.contact is not null and exists (
        select from interaction as earlier
        where earlier.contact = interaction.contact and not earlier.practice
          and earlier.started_at < interaction.started_at
          and earlier.started_at >= interaction.started_at - interval '7 days'
          and earlier.conversation_id is distinct from interaction.conversation_id
      ))::integer as repeats,
    (interaction.suggestions_shown > 0)::integer as shown,
    (interaction.suggestions_used > 0)::integer as assisted,
    interaction.overridden::integer as overridden,
    (interaction.answer_at is not null and interaction.first_word_at is not null)::integer as helped,
    coalesce(greatest(0, extract(epoch from interaction.answer_at - interaction.first_word_at) * 1000), 0)::bigint
      as answer_ms
  from ${from} cross join lateral (
      select * from interaction
      where started_at >= span.starts_at and started_at < span.ends_at
        and not practice and phase = 'done' and ${isLeftIn} and ${condition}
      ${eachSpanByItself}
    ) as interaction
  left join queue_name on queue_name.queue = interaction.queue`

/** Conversations that came and were answered or ended, by when they came; who still waits is in none. */
export const arrivedRows = (timeZone: string, from: RawBuilder<unknown>, condition: Condition) => sql`
  select span.starts_at, arrival.interaction_id, arrival.offered_at, arrival.channel,
    coalesce(queue_name.name, arrival.queue, '') as queue,
    coalesce(arrival.language, '') as language, ${hourOfWeek('arrival.offered_at', timeZone)} as hour,
    arrival.answered_at is not null as is_answered,
    greatest(0, extract(epoch from coalesce(arrival.answered_at, arrival.ended_at) - arrival.offered_at) * 1000)::bigint
      as waited_ms
  from ${from} cross join lateral (
      select * from arrival
      where offered_at >= span.starts_at and offered_at < span.ends_at
        and is_first and coalesce(answered_at, ended_at) is not null and ${condition}
      ${eachSpanByItself}
    ) as arrival
  left join queue_name on queue_name.queue = arrival.queue`

/** Whole seconds of waiting, upwards: whoever waited 75.2 s was not answered within 75. From an hour on they are one. */
export const waitBar = sql`least(3601, ceil(waited_ms / 1000.0))::smallint`

export const handledSums = [
  'talk_ms',
  'hold_ms',
  'after_call_ms',
  'handle_ms',
  'transferred',
  'known',
  'settled',
  'repeats',
  'shown',
  'assisted',
  'overridden',
  'helped',
  'answer_ms',
] as const

/** Columns by their names. */
export const columns = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)))

/** Columns added up, under their own names. */
export const sumsOf = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`))

/** Of a row: whether a dimension has one of these values. */
export const isOneOf = (dimension: Dimension, values: readonly string[]) =>
  sql`${sql.ref(dimension)} = any(${[...values]}::text[])`

export const everywhere = sql`true`

/** Spans of time to take rows of. */
export const spansOf = (spans: readonly Span[]) => sql`
  unnest(${spans.map(({ from }) => new Date(from))}::timestamptz[],
    ${spans.map(({ until }) => new Date(until))}::timestamptz[]) as span (starts_at, ends_at)`
