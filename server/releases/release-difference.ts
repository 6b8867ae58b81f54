import { sql } from 'kysely'
import type { Revision } from '../../shared/knowledge/answer.ts'
import type { Db } from '../db/database.ts'

/** What has to be put and taken out to make one set of texts of another. */
export type ReleaseDifference = { readonly put: readonly Revision[]; readonly withdrawn: readonly Revision[] }

/** From one release to another, in either direction; 0 is the empty one before the first. Costs what lies between. */
export async function differenceBetween(db: Db, from: number, to: number): Promise<ReleaseDifference> {
  const { rows } = await sql<{ body: Revision; is_in: boolean }>`
    with touched as (
      select distinct revision_id from release_change
      where release_number > ${Math.min(from, to)} and release_number <= ${Math.max(from, to)}
    ),
    membership as (
      select revision_id, ${isIn(from)} as was_in, ${isIn(to)} as is_in from touched
    )
    select revision.body, membership.is_in
    from membership join revision using (revision_id)
    where was_in <> is_in
    order by revision.answer_id, revision.language, revision.revision_id
  `.execute(db)
  return {
    put: rows.filter(({ is_in }) => is_in).map(({ body }) => body),
    withdrawn: rows.filter(({ is_in }) => !is_in).map(({ body }) => body),
  }
}

/** Whether the release of that number has `touched.revision_id`. */
const isIn = (number: number) => sql`
  coalesce((
    select kind from release_change
    where release_change.revision_id = touched.revision_id and release_number <= ${number}
    order by release_number desc, ordinal desc limit 1
  ) = 'put-revision', false)
`
