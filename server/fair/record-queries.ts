import { type RawBuilder, sql } from 'kysely'
import type { RecordKind } from '../../shared/fair/recorded.ts'

type Person = RawBuilder<unknown>

/** The columns in which every record is told: `at` and `id` order them. */
const told = (id: string, at: string, until: string, about: string, by: string) =>
  sql.raw(`${id} as id, ${at} as at, ${until} as until, ${about} as about, ${by} as by`)

/*
 * Of each kind the records about a person. What only serves to know somebody (hashes of passwords and tokens) is told as
 * being there, and not what it is.
 */
export const recordsOf: Readonly<Record<RecordKind, (person: Person) => RawBuilder<unknown>>> = {
  interaction: (person) => sql`
    select ${told('interaction_id::text', 'started_at', 'ended_at', 'topic', 'null::text')}
    from interaction where agent_id = ${person}`,
  fact: (person) => sql`
    select ${told('fact_id::text', 'at', 'null::timestamptz', 'kind', 'null::text')}
    from fact where agent_id = ${person}`,
  conversation: (person) => sql`
    select ${told('interaction_id::text', 'offered_at', 'closed_at', 'queue', 'null::text')}
    from conversation_part where agent_id = ${person}`,
  presence: (person) => sql`
    select ${told("'presence'", 'since', 'null::timestamptz', 'chosen', 'null::text')}
    from presence where person_id = ${person}
    union all
    select ${told("'change ' || change_id", 'at', 'null::timestamptz', 'state', 'null::text')}
    from presence_change where person_id = ${person}`,
  setting: (person) => sql`
    select ${told('view_id::text', 'saved_at', 'null::timestamptz', 'name', 'null::text')}
    from saved_view where person_id = ${person}
    union all
    select ${told("'alerts'", 'kept_at', 'null::timestamptz', "'alerts'", 'null::text')}
    from wall_threshold where person_id = ${person}`,
  'sign-in': (person) => sql`
    select ${told('session_id::text', 'started_at', 'ended_at', 'device_id::text', 'null::text')}
    from session where person_id = ${person}`,
  account: (person) => sql`
    select ${told('person_id::text', 'created_at', 'disabled_at', "display_name || ', ' || sign_in_name || ', ' || array_to_string(roles, ', ')", 'null::text')}
    from person where person_id = ${person}`,
  team: (person) => sql`
    select ${told("'member ' || since", 'since', 'until', 'name', 'null::text')}
    from team_member join team using (team_id) where person_id = ${person}
    union all
    select ${told("'lead ' || team_id", 'since', 'null::timestamptz', "name || ' (lead)'", 'null::text')}
    from team_lead join team using (team_id) where person_id = ${person}`,
  flag: (person) => sql`
    select ${told('flag.flag_id::text', 'flagged_at', 'settled_at', "concat_ws(': ', kind, nullif(note, ''), words)", 'display_name')}
    from flag left join flag_settlement using (flag_id) left join person on person_id = settled_by
    where flag.agent_id = ${person}`,
  'notice-read': (person) => sql`
    select ${told("banner_id || ' ' || device_id", 'acknowledged_at', 'null::timestamptz', "text_en || ' / ' || text_fr", 'null::text')}
    from banner_acknowledgement join banner using (banner_id) where person_id = ${person}`,
  'service-request': (person) => sql`
    select ${told('request_id::text', 'made_at', 'null::timestamptz', "concat_ws(', ', service_name, state, number)", 'null::text')}
    from service_request where person_id = ${person}`,
  'look-at-me': (person) => sql`
    select ${told('look_id::text', 'looked_at', 'null::timestamptz', "from_day || ' – ' || until_day - 1", 'display_name')}
    from figure_look join person on person_id = looked_by where agent_id = ${person}`,
  look: (person) => sql`
    select ${told('look_id::text', 'looked_at', 'null::timestamptz', "from_day || ' – ' || until_day - 1", 'display_name')}
    from figure_look join person on person_id = agent_id where looked_by = ${person}`,
  contest: (person) => sql`
    select ${told('contest_id::text', 'raised_at', 'decided_at', "concat_ws(' – ', words, decision, answer)", 'display_name')}
    from contest left join person on person_id = decided_by where agent_id = ${person}`,
  installation: (person) => sql`
    select ${told('device_id::text', 'reported_at', 'null::timestamptz', "release_number || ', ' || device_id", 'null::text')}
    from device_release where person_id = ${person}`,
  refused: (person) => sql`
    select ${told("device_id || ' ' || sequence", 'received_at', 'null::timestamptz', 'reason', 'null::text')}
    from refused_fact where person_id = ${person}`,
  work: (person) => sql`
    ${workOf('editorial_act', 'act_id', 'at', 'act', 'person_id', person)}
    union all ${workOf('draft', 'draft_id', 'edited_at', "'draft ' || answer_id", 'edited_by', person)}
    union all ${workOf('draft', "draft_id || ' created'", 'created_at', "'draft begun ' || answer_id", 'created_by', person)}
    union all ${workOf('draft', "draft_id || ' approved'", 'edited_at', "'draft approved ' || answer_id", 'approved_by', person)}
    union all ${workOf('draft_look', 'draft_id', 'looked_at', "'draft open'", 'person_id', person)}
    union all ${workOf('golden_set', 'version', 'saved_at', "'golden questions ' || version", 'saved_by', person)}
    union all ${workOf('release', 'number', 'published_at', "'release ' || number", 'published_by', person)}
    union all ${workOf('banner', 'banner_id', 'written_at', 'text_en', 'written_by', person)}
    union all ${workOf('banner', "banner_id || ' ended'", 'ended_at', "'ended: ' || text_en", 'ended_by', person)}
    union all ${workOf('flag_settlement', 'flag_id', 'settled_at', "'flag: ' || words", 'settled_by', person)}
    union all ${workOf('service_request', 'request_id', 'changed_at', "'request: ' || service_name", 'decided_by', person)}
    union all ${workOf('contest', 'contest_id', 'decided_at', "'contested: ' || decision || ' – ' || answer", 'decided_by', person)}`,
}

/** What somebody did in a table, whose rows are not about them. */
const workOf = (table: string, id: string, at: string, about: string, who: string, person: Person) => sql`
  select ${told(`'${table} ' || (${id})`, at, 'null::timestamptz', about, 'null::text')}
  from ${sql.table(table)} where ${sql.ref(who)} = ${person} and ${sql.raw(at)} is not null`
