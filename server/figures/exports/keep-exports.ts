import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import { filterSchema } from '../../../shared/figures/question.ts'
import type { Db } from '../../db/database.ts'
import { keepLooking } from '../../keep-looking.ts'
import type { Day } from '../city-day.ts'
import { lastTurn, periodBefore } from './due.ts'
import { listScheduledExports, noteFailed, noteWritten, type ScheduledExport } from './scheduled-exports-repository.ts'
import { writeExport } from './write-export.ts'

/*
 * waiting ──its hour has come──▶ due ──written──▶ waiting for the next
 *                                 └──folder missing, disk full──▶ due again in five minutes
 */

const lookEveryMs = 15_000
const retryAfterMs = 300_000
const lock = 3119

type World = { readonly db: Db; readonly clock: Clock; readonly timeZone: string }

/** Writes the scheduled files at their hours, on one node. Returns the end of it, which waits for what is under way. */
export const keepExports = (world: World, log: Logger): (() => Promise<void>) =>
  keepLooking({
    everyMs: lookEveryMs,
    looksToRest: 0,
    look: () => writeDueExports(world, log),
    onFailure: (error) => log.warn({ err: error }, 'the scheduled exports could not be looked at'),
  })

/** Writes what is due now; one that fails keeps none of the others. Nothing while another node is at it. */
export async function writeDueExports({ db, clock, timeZone }: World, log: Logger): Promise<void> {
  // A lock of the transaction: whatever becomes of this node, the next one finds it free.
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ first: boolean }>`select pg_try_advisory_xact_lock(${lock}) as first`.execute(
      transaction,
    )
    if (!rows[0]?.first) return
    for (const one of await listScheduledExports(transaction)) {
      const now = clock.now()
      const day = dueDay(one, now, timeZone)
      if (day === null) continue
      try {
        const path = await write(db, one, day, now, timeZone)
        await noteWritten(transaction, one.name, day)
        log.info({ export: one.name, path }, 'a scheduled export was written')
      } catch (error) {
        await noteFailed(
          transaction,
          one.name,
          error instanceof Error ? error.message : String(error),
          now + retryAfterMs,
        )
        log.warn({ err: error, export: one.name }, 'a scheduled export could not be written; it will be tried again')
      }
    }
  })
}

/** The day of the turn that is to be written; null when none is. */
function dueDay({ every, at_time, created_at, done_on, retry_at }: ScheduledExport, now: EpochMs, timeZone: string) {
  if (retry_at !== null && retry_at.getTime() > now) return null
  const { day, at } = lastTurn(every, at_time, now, timeZone)
  const isNew = done_on === null ? at >= created_at.getTime() : day > done_on
  return isNew ? day : null
}

function write(db: Db, one: ScheduledExport, day: Day, now: EpochMs, timeZone: string): Promise<string> {
  const question = {
    period: periodBefore(one.every, day),
    filter: filterSchema.parse(one.filter),
    by: one.by,
    thresholdS: one.threshold_s,
  }
  return writeExport(db, { question, format: one.format, language: one.language, folder: one.folder }, now, timeZone)
}
