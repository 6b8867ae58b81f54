import type { Selectable } from 'kysely'
import type { EpochMs } from '../../../shared/clock.ts'
import type { Db } from '../../db/database.ts'
import type { ScheduledExportTable } from '../../db/tables/figures.ts'
import type { Day } from '../city-day.ts'

export type ScheduledExport = Selectable<ScheduledExportTable>
export type NewExport = Pick<
  ScheduledExport,
  'name' | 'every' | 'at_time' | 'folder' | 'format' | 'language' | 'by' | 'filter' | 'threshold_s'
>

/** False when there is one of this name already. */
export async function addScheduledExport(db: Db, { filter, ...added }: NewExport, at: EpochMs): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('scheduled_export')
    .values({
      ...added,
      filter: JSON.stringify(filter),
      created_at: new Date(at),
      done_on: null,
      fault: null,
      retry_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const listScheduledExports = (db: Db): Promise<ScheduledExport[]> =>
  db.selectFrom('scheduled_export').selectAll().orderBy('name').execute()

/** False when there is none of this name. */
export async function removeScheduledExport(db: Db, name: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('scheduled_export').where('name', '=', name).executeTakeFirst()
  return numDeletedRows === 1n
}

export async function noteWritten(db: Db, name: string, day: Day): Promise<void> {
  const written = { done_on: day, fault: null, retry_at: null }
  await db.updateTable('scheduled_export').set(written).where('name', '=', name).execute()
}

export async function noteFailed(db: Db, name: string, fault: string, retryAt: EpochMs): Promise<void> {
  const failed = { fault, retry_at: new Date(retryAt) }
  await db.updateTable('scheduled_export').set(failed).where('name', '=', name).execute()
}
