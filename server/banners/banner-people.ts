import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { BannerTable } from '../db/tables/content.ts'

type Of = Pick<BannerTable, 'banner_id' | 'audience_kind' | 'audience_name'>

/** How many people a banner is for, of those whose end is at or after `since`. */
export async function readPeopleFor(db: Db, since: Date, now: Date): Promise<(banner: Of) => number> {
  const [counts, inQueues] = await Promise.all([countPeople(db), countInQueues(db, since, now)])
  return ({ audience_kind: kind, audience_name: name, banner_id: bannerId }) =>
    (kind === 'queue' ? inQueues.get(bannerId) : name === null ? counts.all : counts.byRole.get(name)) ?? 0
}

/** How many people may sign in, all and by role. */
async function countPeople(db: Db) {
  const { rows } = await sql<{ role: string | null; people: number }>`
    select role, count(*) as people from person, unnest(roles) as role where disabled_at is null group by role
    union all
    select null, count(*) from person where disabled_at is null
  `.execute(db)
  const byRole = new Map(rows.map(({ role, people }) => [role ?? '', people]))
  return { all: byRole.get('') ?? 0, byRole }
}

/** What never ended is no work any more. */
const longestWorkMs = 12 * 3_600_000

/** How many people had a conversation from the queue that a banner is for, while it stood; by banner. */
async function countInQueues(db: Db, since: Date, now: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ banner_id: string; people: number }>`
    select banner_id, count(distinct agent_id) as people
    from banner join conversation_part as part on part.queue = audience_name and part.agent_id is not null
      -- One that was taken out of the queue was offered when its wait began.
      and coalesce(part.accepted_at, part.offered_at) < least(banner.ends_at, banner.ended_at, ${now})
      and coalesce(part.closed_at, part.ended_at, 'infinity') > starts_at
      and part.offered_at > starts_at - ${longestWorkMs} * interval '1 millisecond'
    where audience_kind = 'queue' and ends_at >= ${since} and starts_at <= ${now}
    group by banner_id
  `.execute(db)
  return new Map(rows.map(({ banner_id, people }) => [banner_id, people]))
}
