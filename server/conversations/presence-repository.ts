import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { ChosenPresence, Colleague } from '../../shared/conversation/presence.ts'
import type { Db } from '../db/database.ts'
import { nodeLostAfterMs } from '../nodes/nodes-repository.ts'

/*
 * Presence: what people say of themselves, overruled by what they do. Somebody with an open conversation is on contact,
 * whatever he said; after it he is in after-call work until its wrap-up; who has no desktop connected is away.
 * Interactions that were begun by hand count as those that a platform told of.
 */

/** An interaction without an end is no work of today's. */
const longestInteractionMs = 12 * 3_600_000

/**
 * Says what a person chose, and writes it down for later; with `onlyFirst` it holds only if nothing is there yet. A choice
 * of somebody who is not known to be connected is written down with the connection (`nodes/who-is-there.ts`).
 */
export async function setPresence(
  db: Db,
  personId: string,
  chosen: ChosenPresence,
  at: EpochMs,
  onlyFirst = false,
): Promise<void> {
  // Said again, it lasts since the first time.
  await sql`
    with said as (
      insert into presence (person_id, chosen, since) values (${personId}, ${chosen}, ${new Date(at)})
      on conflict (person_id) do update set chosen = excluded.chosen, since = excluded.since
        where presence.chosen <> excluded.chosen and not ${onlyFirst}::boolean
      returning person_id, chosen, since, is_gone
    )
    insert into presence_change (person_id, at, state) select person_id, since, chosen from said where not is_gone
  `.execute(db)
}

type Row = {
  person_id: string
  display_name: string
  chosen: ChosenPresence | null
  since: Date | null
  connected: boolean
  on_contact_since: Date | null
  after_call_since: Date | null
  last_closed: Date | null
  calls: number
  chats: number
}

/** The figures `in-state` and `open`: these people, or everybody who is connected or has something open, by name. */
export async function readPresence(db: Db, people: readonly string[] | null, at: EpochMs): Promise<Colleague[]> {
  // Said here already: of thousands of conversations a day it is a few people's that are asked for, many times a second.
  const isAsked = people === null ? sql`true` : sql`agent_id = any(${[...people]}::uuid[])`
  const { rows } = await sql<Row>`
    with open_work as (
      select agent_id, channel, closed_at,
        case when phase in ('talking', 'holding') and closed_at is null then accepted_at end as on_contact_at,
        case when phase = 'ended' and accepted_at is not null and closed_at is null then ended_at end as after_call_at
      from conversation_part
      where ${isAsked} and agent_id is not null and offered_at > ${new Date(at - longestInteractionMs)}
      union all
      select agent_id, channel, null,
        case when phase in ('talking', 'holding') then started_at end,
        case when phase = 'after-call' then ended_at end
      from interaction
      where ${isAsked} and not practice and phase in ('talking', 'holding', 'after-call')
        and started_at > ${new Date(at - longestInteractionMs)}
        and not exists (select from conversation_part as part where part.interaction_id = interaction.interaction_id)
    ), work as (
      select agent_id, min(on_contact_at) as on_contact_since, min(after_call_at) as after_call_since,
        max(closed_at) as last_closed,
        count(*) filter (where channel = 'voice' and on_contact_at is not null) as calls,
        count(*) filter (where channel = 'chat' and on_contact_at is not null) as chats
      from open_work group by agent_id
    ), connected as (
      select distinct unnest(people)::uuid as person_id from node where seen_at > ${new Date(at - nodeLostAfterMs)}
    )
    select person.person_id, display_name, chosen, since, connected.person_id is not null as connected,
      on_contact_since, after_call_since, last_closed, coalesce(calls, 0) as calls, coalesce(chats, 0) as chats
    from person
      left join presence using (person_id)
      left join work on work.agent_id = person.person_id
      left join connected on connected.person_id = person.person_id
    where case when ${people === null}
      then connected.person_id is not null or on_contact_since is not null or after_call_since is not null
      else person.person_id = any(${people === null ? [] : [...people]}::uuid[]) end
    order by display_name, person_id
  `.execute(db)
  return rows.map((row) => toColleague(row, at))
}

function toColleague(row: Row, at: EpochMs): Colleague {
  return {
    personId: row.person_id,
    displayName: row.display_name,
    calls: row.calls,
    chats: row.chats,
    ...stateOf(row, at),
  }
}

function stateOf({ on_contact_since, after_call_since, chosen, since, last_closed, connected }: Row, at: EpochMs) {
  if (on_contact_since) return { state: 'on-contact' as const, since: on_contact_since.getTime() }
  if (after_call_since) return { state: 'after-call' as const, since: after_call_since.getTime() }
  const chosenAt = since?.getTime() ?? at
  if (!connected) return { state: 'away' as const, since: chosenAt }
  // Free since the last conversation was wrapped up, if that was later than the choice.
  return { state: chosen ?? ('available' as const), since: Math.max(chosenAt, last_closed?.getTime() ?? 0) }
}
