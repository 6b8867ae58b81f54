import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import { mostViews, type SavedView } from '../../../shared/figures/period-contract.ts'
import { periodViewSchema } from '../../../shared/figures/period-view.ts'
import type { Db } from '../../db/database.ts'

/** A person's views by name. One that this version cannot read is left out, and stays. */
export async function listViews(db: Db, personId: string): Promise<SavedView[]> {
  const { rows } = await sql<{ viewId: string; name: string; view: unknown }>`
    select view_id as "viewId", name, view from saved_view where person_id = ${personId} order by name
  `.execute(db)
  return rows.flatMap(({ view, ...row }) => {
    const read = periodViewSchema.safeParse(view).data
    return read ? { ...row, view: read } : []
  })
}

/** Saves a view under a name; false when the person has as many as there may be. */
export async function putView(
  db: Db,
  personId: string,
  { name, view }: Omit<SavedView, 'viewId'>,
  at: EpochMs,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into saved_view
    select ${randomUUID()}, ${personId}, ${name}, ${JSON.stringify(view)}, ${new Date(at)}
    where (select count(*) from saved_view where person_id = ${personId} and name <> ${name}) < ${mostViews}
    on conflict (person_id, name) do update set view = excluded.view, saved_at = excluded.saved_at
  `.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Removes one of a person's own views; another's stays. */
export async function removeView(db: Db, personId: string, viewId: string): Promise<void> {
  await sql`delete from saved_view where person_id = ${personId} and view_id = ${viewId}`.execute(db)
}
