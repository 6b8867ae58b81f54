import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'

/** So many wrong passwords for one name within the window, and the name has to wait; whatever addresses they come from. */
export const attemptsPerName = 10
export const attemptWindowMs = 5 * 60_000

/**
 * Counts an attempt and tells whether it may go on. It is counted before the password is looked at, one after the
 * other for one name, so that attempts made at the same moment count each other, on every node.
 */
export async function countAttempt(db: Db, signInName: string, at: EpochMs): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${signInName}, 3113))`.execute(transaction)
    await transaction
      .deleteFrom('sign_in_attempt')
      .where('attempted_at', '<', new Date(at - attemptWindowMs))
      .execute()
    const { count } = await transaction
      .selectFrom('sign_in_attempt')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('sign_in_name', '=', signInName)
      .executeTakeFirstOrThrow()
    if (count >= attemptsPerName) return false
    const attempt = { sign_in_name: signInName, attempted_at: new Date(at) }
    await transaction.insertInto('sign_in_attempt').values(attempt).execute()
    return true
  })
}

/** The right password clears the count. */
export async function forgetAttempts(db: Db, signInName: string): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('sign_in_name', '=', signInName).execute()
}
