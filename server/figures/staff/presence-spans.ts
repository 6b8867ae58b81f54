import { type RawBuilder, sql } from 'kysely'
import type { Span } from '../city-day.ts'

/**
 * What these people were in a span of time, as rows `person_id, state, during` (a range). At an instant holds what was
 * written last among what is of then or before, so that a clock that jumped makes no span negative and no two overlap. Of
 * what was before, only what was written last can still hold.
 *
 * @param people a query for their ids
 */
export const presenceSpans = (people: RawBuilder<unknown>, { from, until }: Span): RawBuilder<unknown> => sql`
  select person_id, state, tstzrange(greatest(at, ${new Date(from)}), least(ends_at, ${new Date(until)})) as during
  from (
    select person_id, state, at,
      min(at) over (partition by person_id order by change_id rows between 1 following and unbounded following) as ends_at
    from (
      select person_id, change_id, at, state from presence_change
      where person_id in (${people}) and at >= ${new Date(from)} and at < ${new Date(until)}
      union all
      select those.person_id, last.* from (${people}) as those (person_id) cross join lateral (
        select change_id, at, state from presence_change
        where person_id = those.person_id and at < ${new Date(from)} order by change_id desc limit 1
      ) as last
    ) as relevant
  ) as changes
  where greatest(at, ${new Date(from)}) < least(ends_at, ${new Date(until)})`

/** An interaction without an end is no work of today's. */
export const longestWorkMs = 12 * 3_600_000

/**
 * The work of these people that falls into a span of time, as rows of `interaction` with `on_contact` and `after_call`
 * (ranges): from accepting to the end, and from there until it was wrapped up. Practice is none, nor is what never ended.
 */
export const workSpans = (people: RawBuilder<unknown>, { from, until }: Span): RawBuilder<unknown> => sql`
  select agent_id as person_id, interaction_id, channel,
    tstzrange(ended_at - (talk_ms + hold_ms) * interval '1 millisecond', ended_at) as on_contact,
    tstzrange(ended_at, ended_at + after_call_ms * interval '1 millisecond') as after_call
  from interaction
  where agent_id in (${people}) and not practice and phase = 'done' and ended_at is not null
    and started_at >= ${new Date(from - longestWorkMs)} and started_at < ${new Date(until)}`
