import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../../server/db/database.ts'
import type { Dimension, Filter, Question } from '../../../../shared/figures/question.ts'

/*
 * The figures once more, by somebody who has not read how the product works them out: from the facts alone, by plain SQL
 * over single calls.
 */

/** Writes down every interaction as its facts tell it. */
export async function recountInteractions(db: Db, timeZone: string): Promise<void> {
  await sql`
    create table recount as
    with one as (
      select interaction_id,
        (array_agg(agent_id))[1] as agent_id,
        min(at) filter (where kind = 'offered') as offered_at,
        min(at) filter (where kind = 'accepted') as accepted_at,
        min(at) filter (where kind in ('ended', 'transferred')) as ended_at,
        max(at) filter (where kind = 'wrap-up-submitted') as done_at,
        max(body ->> 'channel') as channel,
        bool_or((body ->> 'practice')::boolean) as practice,
        max(body -> 'wrapUp' ->> 'topic') as topic,
        max(body -> 'wrapUp' ->> 'disposition') as outcome,
        max(body -> 'wrapUp' ->> 'language') as language,
        bool_or(kind = 'transferred') as transferred,
        bool_or(kind = 'suggestion-shown') as shown,
        bool_or(kind = 'suggestion-used') as used,
        bool_or(kind = 'answer-read' and body ->> 'openedFrom' = 'search') as searched,
        min(at) filter (where kind in ('suggestion-used', 'answer-read')) as answer_at
      from fact group by interaction_id
    ), hold as (
      select interaction_id, sum(until - at) as held
      from (
        select interaction_id, kind, at, lead(at) over (partition by interaction_id order by at) as until
        from fact where kind in ('held', 'resumed', 'ended', 'transferred')
      ) as steps where kind = 'held' group by interaction_id
    ), timed as (
      select one.*, coalesce(extract(epoch from held) * 1000, 0)::bigint as hold_ms,
        (extract(epoch from ended_at - accepted_at) * 1000)::bigint as connected_ms,
        (extract(epoch from done_at - ended_at) * 1000)::bigint as after_ms
      from one left join hold using (interaction_id)
      where done_at is not null and not practice
        and interaction_id not in (select interaction_id from interaction_left_out)
    )
    select timed.*, connected_ms - hold_ms as talk_ms, connected_ms + after_ms as handle_ms,
      arrival.queue, arrival.contact, arrival.conversation_id,
      -- An answer that was there before the first word took no time.
      case when answer_at < first_word_at then 0
        else (extract(epoch from answer_at - first_word_at) * 1000)::bigint end as answer_ms,
      (select team_id::text from team_member where person_id = agent_id and since <= timed.offered_at
        and coalesce(until, 'infinity') > timed.offered_at) as team,
      to_char(timed.offered_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      ((to_char(timed.offered_at at time zone ${timeZone}, 'ID')::integer - 1) * 24
        + to_char(timed.offered_at at time zone ${timeZone}, 'HH24')::integer)::text as hour
    from timed left join arrival using (interaction_id)
  `.execute(db)
  await sql`
    create table recount_known as
    select interaction_id, conversation_id, offered_at, contact from recount where contact is not null
    union all
    select interaction_id, arrival.conversation_id, arrival.offered_at, arrival.contact
    from arrival where contact is not null and answered_at is not null
      and not exists (select from recount where recount.interaction_id = arrival.interaction_id)
      and exists (select from fact where fact.interaction_id = arrival.interaction_id and fact.kind = 'offered'
        and fact.body ->> 'practice' = 'false')
  `.execute(db)
  await sql`create index on recount_known (contact, offered_at)`.execute(db)
  await sql`
    create table recount_again as
    select interaction_id,
      exists (select from recount_known as other where other.contact = known.contact
        and other.conversation_id <> known.conversation_id
        and other.offered_at - known.offered_at > interval '0' and other.offered_at - known.offered_at <= interval '7 days')
        as comes_again,
      exists (select from recount_known as other where other.contact = known.contact
        and other.conversation_id <> known.conversation_id
        and known.offered_at - other.offered_at > interval '0' and known.offered_at - other.offered_at <= interval '7 days')
        as came_before
    from recount_known as known
  `.execute(db)
}

export type Recounted = {
  value: string
  handled: number
  talkMs: number
  holdMs: number
  afterCallMs: number
  handleMs: number
  /** Exactly, as somebody who sorts all of them finds them. */
  exactMedianMs: number
  exactP90Ms: number
  transferred: number
  known: number
  settled: number
  repeats: number
  shown: number
  assisted: number
  overridden: number
  helped: number
  answerMs: number
}

/** What was handled, by the values of a dimension. */
export async function recountHandled(db: Db, { period, filter, by }: Question): Promise<Recounted[]> {
  const { rows } = await sql<Recounted>`
    select ${value(by)} as value, count(*) as handled, sum(talk_ms) as "talkMs", sum(hold_ms) as "holdMs",
      sum(after_ms) as "afterCallMs", sum(handle_ms) as "handleMs",
      (array_agg(handle_ms order by handle_ms))[(count(*) + 1) / 2] as "exactMedianMs",
      (array_agg(handle_ms order by handle_ms))[(count(*) * 9 + 9) / 10] as "exactP90Ms",
      count(*) filter (where transferred) as transferred,
      count(*) filter (where contact is not null) as known,
      count(*) filter (where contact is not null and not transferred and not comes_again
        and outcome in ('answered', 'request-taken', 'referred')) as settled,
      count(*) filter (where came_before) as repeats,
      count(*) filter (where shown) as shown, count(*) filter (where used) as assisted,
      count(*) filter (where shown and not used and searched) as overridden,
      count(*) filter (where answer_ms is not null) as helped, coalesce(sum(answer_ms), 0) as "answerMs"
    from recount left join recount_again using (interaction_id)
    where day >= ${period.from} and day < ${period.until} and ${where(filter)}
    group by 1 order by 2 desc, 1
  `.execute(db)
  return rows
}

export type RecountedArrivals = {
  value: string
  came: number
  answered: number
  waitedMs: number
  inTime: number
  of: number
}

/** Who came, by the values of a dimension. */
export async function recountArrived(
  db: Db,
  { period, filter, by, thresholdS }: Question,
  timeZone: string,
): Promise<RecountedArrivals[]> {
  const { rows } = await sql<RecountedArrivals>`
    with came as (
      select *, to_char(offered_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
        ((to_char(offered_at at time zone ${timeZone}, 'ID')::integer - 1) * 24
          + to_char(offered_at at time zone ${timeZone}, 'HH24')::integer)::text as hour,
        extract(epoch from coalesce(answered_at, ended_at) - offered_at) as waited
      from arrival where is_first and coalesce(answered_at, ended_at) is not null
    )
    select ${value(by)} as value, count(*) as came, count(answered_at) as answered,
      coalesce(sum(waited) filter (where answered_at is not null) * 1000, 0)::bigint as "waitedMs",
      count(*) filter (where answered_at is not null and waited <= ${thresholdS}) as "inTime",
      count(*) filter (where answered_at is not null or waited > ${thresholdS}) as "of"
    from came where day >= ${period.from} and day < ${period.until} and ${where(filter)}
    group by 1
  `.execute(db)
  return rows
}

const value = (by: Dimension | null): RawBuilder<unknown> =>
  by === null ? sql`''::text` : sql`coalesce(${sql.ref(by)}, '')`

function where(filter: Filter): RawBuilder<unknown> {
  const conditions = Object.entries(filter).map(
    ([dimension, values]) => sql`coalesce(${sql.ref(dimension)}, '') = any(${[...(values ?? [])]}::text[])`,
  )
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
