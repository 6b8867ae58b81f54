import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'

const lock = 3120

/**
 * Writes down who came and who went: somebody is there while any node that lives has a desktop of theirs, and comes back
 * with what they chose last. Nodes that said nothing for `lostAfterMs` are forgotten; who vanished with one is gone from
 * when it counted as lost, also when nobody was there to find it: a night without a server is no night of work. Somebody
 * who never said what they are is no business of the log's.
 */
export function noteComingAndGoing(db: Db, at: EpochMs, lostAfterMs: number): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    // Nodes do this one after the other: two that look at once would wait for each other's rows in a circle.
    await sql`select pg_advisory_xact_lock(${lock})`.execute(transaction)
    const lostBefore = new Date(at - lostAfterMs)
    await sql`
      with lost as (
        delete from node where seen_at < ${lostBefore} returning seen_at, people
      ), there as (
        select distinct unnest(people)::uuid as person_id from node where seen_at >= ${lostBefore}
      ), came as (
        update presence set is_gone = false where is_gone and person_id in (select person_id from there)
        returning person_id, chosen
      ), went as (
        update presence set is_gone = true where not is_gone and person_id not in (select person_id from there)
        returning person_id
      ), vanished as (
        select person_id::uuid as person_id, max(seen_at) + ${lostAfterMs} * interval '1 millisecond' as at
        from lost cross join lateral unnest(people) as those (person_id) group by 1
      )
      insert into presence_change (person_id, at, state)
      select person_id, ${new Date(at)}, chosen from came
      union all
      select person_id, coalesce(vanished.at, ${new Date(at)}), 'gone' from went left join vanished using (person_id)
    `.execute(transaction)
  })
}
