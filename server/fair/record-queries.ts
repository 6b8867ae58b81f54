import { type RawBuilder, sql } from 'kysely'
import { type TermGroup, termOf } from '../../shared/fair/about.ts'
import type { RecordKind } from '../../shared/fair/recorded.ts'

type Person = RawBuilder<unknown>

/** Parts of what a record says; one that is null there is left out when it is told. See `about.ts`. */
const text = (value: string) => `jsonb_build_object('text', ${value})`
const term = (group: TermGroup, code: string) => `jsonb_build_object('term', ${sqlText(termOf(group, ''))} || ${code})`
const answer = (answerId: string) => `jsonb_build_object('answer', ${answerId})`
const sqlText = (value: string) => `'${value.replaceAll("'", "''")}'`
const record = (name: string) => term('record', sqlText(name))

type Told = { id: string; at: string; until?: string; about?: readonly string[]; by?: string }
/** The columns in which every record is told: `at` and `id` order them. */
const told = ({ id, at, until = 'null::timestamptz', about = [], by = 'null::text' }: Told) =>
  sql.raw(`${id} as id, ${at} as at, ${until} as until, jsonb_build_array(${about.join(', ')}) as about, ${by} as by`)

/*
 * Of each kind the records about a person. What only serves to know somebody (hashes of passwords and tokens) is told as
 * being there, and not what it is.
 */
export const recordsOf: Readonly<Record<RecordKind, (person: Person) => RawBuilder<unknown>>> = {
  interaction: (person) => sql`
    select ${told({ id: 'interaction_id::text', at: 'started_at', until: 'ended_at', about: [answer('topic')] })}
    from interaction where agent_id = ${person}`,
  fact: (person) => sql`
    select ${told({ id: 'fact_id::text', at: 'at', about: [term('fact', 'kind')] })}
    from fact where agent_id = ${person}`,
  conversation: (person) => sql`
    select ${told({ id: 'interaction_id::text', at: 'offered_at', until: 'closed_at', about: [text('queue')] })}
    from conversation_part where agent_id = ${person}`,
  presence: (person) => sql`
    select ${told({ id: "'presence'", at: 'since', about: [term('presence', 'chosen')] })}
    from presence where person_id = ${person}
    union all
    select ${told({ id: "'change ' || change_id", at: 'at', about: [term('presence', 'state')] })}
    from presence_change where person_id = ${person}`,
  setting: (person) => sql`
    select ${told({ id: 'view_id::text', at: 'saved_at', about: [text('name')] })}
    from saved_view where person_id = ${person}
    union all
    select ${told({ id: "'alerts'", at: 'kept_at', about: [record('alerts')] })}
    from wall_threshold where person_id = ${person}`,
  'sign-in': (person) => sql`
    select ${told({
      id: 'session_id::text',
      at: 'started_at',
      until: 'ended_at',
      about: [record('workstation'), text('device_id')],
    })}
    from session where person_id = ${person}`,
  account: (person) => sql`
    select person_id::text as id, created_at as at, disabled_at as until,
      jsonb_build_array(${sql.raw(text('display_name'))}, ${sql.raw(text('sign_in_name'))})
        || coalesce((select jsonb_agg(${sql.raw(term('role', 'role'))}) from unnest(roles) as role), '[]') as about,
      null::text as by
    from person where person_id = ${person}`,
  team: (person) => sql`
    select ${told({ id: "'member ' || since", at: 'since', until: 'until', about: [text('name')] })}
    from team_member join team using (team_id) where person_id = ${person}
    union all
    select ${told({ id: "'lead ' || team_id", at: 'since', about: [text('name'), record('lead')] })}
    from team_lead join team using (team_id) where person_id = ${person}`,
  flag: (person) => sql`
    select ${told({
      id: 'flag.flag_id::text',
      at: 'flagged_at',
      until: 'settled_at',
      about: [term('flag', 'kind'), text("nullif(note, '')"), text('words')],
      by: 'display_name',
    })}
    from flag left join flag_settlement using (flag_id) left join person on person_id = settled_by
    where flag.agent_id = ${person}`,
  'notice-read': (person) => sql`
    select ${told({ id: "banner_id || ' ' || device_id", at: 'acknowledged_at', about: [text('text_en'), text('text_fr')] })}
    from banner_acknowledgement join banner using (banner_id) where person_id = ${person}`,
  'service-request': (person) => sql`
    select ${told({
      id: 'request_id::text',
      at: 'made_at',
      about: [text('service_name'), term('request', 'state'), text('number')],
    })}
    from service_request where person_id = ${person}`,
  'look-at-me': (person) => sql`
    select ${told({ id: 'look_id::text', at: 'looked_at', about: [lookedAt], by: 'display_name' })}
    from figure_look join person on person_id = looked_by where agent_id = ${person}`,
  look: (person) => sql`
    select ${told({ id: 'look_id::text', at: 'looked_at', about: [lookedAt], by: 'display_name' })}
    from figure_look join person on person_id = agent_id where looked_by = ${person}`,
  contest: (person) => sql`
    select ${told({
      id: 'contest_id::text',
      at: 'raised_at',
      until: 'decided_at',
      about: [text('words'), term('decision', 'decision'), text('answer')],
      by: 'display_name',
    })}
    from contest left join person on person_id = decided_by where agent_id = ${person}`,
  installation: (person) => sql`
    select ${told({
      id: 'device_id::text',
      at: 'reported_at',
      about: [record('release'), text('release_number::text'), record('workstation'), text('device_id')],
    })}
    from device_release where person_id = ${person}`,
  refused: (person) => sql`
    select ${told({ id: "device_id || ' ' || sequence", at: 'received_at', about: [text('reason'), text('detail')] })}
    from refused_fact where person_id = ${person}`,
  work: (person) => sql`
    ${workOf('editorial_act', 'act_id', 'at', [term('act', 'act')], 'person_id', person)}
    union all ${workOf('draft', 'draft_id', 'edited_at', [term('act', "'saved'"), answer('answer_id')], 'edited_by', person)}
    union all ${workOf('draft', "draft_id || ' created'", 'created_at', [term('act', "'begun'"), answer('answer_id')], 'created_by', person)}
    union all ${workOf('draft', "draft_id || ' approved'", 'edited_at', [term('act', "'approved'"), answer('answer_id')], 'approved_by', person)}
    union all ${workOf('draft_look', 'draft_id', 'looked_at', [record('draft-open')], 'person_id', person)}
    union all ${workOf('golden_set', 'version', 'saved_at', [record('golden'), text('version::text')], 'saved_by', person)}
    union all ${workOf('release', 'number', 'published_at', [record('release'), text('number::text')], 'published_by', person)}
    union all ${workOf('banner', 'banner_id', 'written_at', [record('banner'), text('text_en'), text('text_fr')], 'written_by', person)}
    union all ${workOf('banner', "banner_id || ' ended'", 'ended_at', [record('banner-ended'), text('text_en'), text('text_fr')], 'ended_by', person)}
    union all ${workOf('flag_settlement', 'flag_id', 'settled_at', [record('flag'), text('words')], 'settled_by', person)}
    union all ${workOf('service_request', 'request_id', 'changed_at', [record('request'), text('service_name')], 'decided_by', person)}
    union all ${workOf('contest', 'contest_id', 'decided_at', [record('contest'), term('decision', 'decision'), text('answer')], 'decided_by', person)}`,
}

/** The first and the last day that somebody looked at. */
const lookedAt = text("from_day || ' – ' || until_day - 1")

/** What somebody did in a table, whose rows are not about them. */
const workOf = (table: string, id: string, at: string, about: readonly string[], who: string, person: Person) => sql`
  select ${told({ id: `'${table} ' || (${id})`, at, about })}
  from ${sql.table(table)} where ${sql.ref(who)} = ${person} and ${sql.raw(at)} is not null`
