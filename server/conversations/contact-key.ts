import { createHmac, randomBytes } from 'node:crypto'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'

/** Makes of where a resident calls or writes from what tells that it was the same again, and nothing else. */
export type HashContact = (contact: string) => string

/**
 * Reads the centre's key, which is made when there is none. Whoever deletes it has made of everybody a new contact:
 * without it no number leads to a hash, however many are tried.
 */
export async function readHashContact(db: Db, at: EpochMs): Promise<HashContact> {
  await db
    .insertInto('contact_key')
    .values({ key_id: 1, secret: randomBytes(32).toString('base64url'), created_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { secret } = await db.selectFrom('contact_key').select('secret').executeTakeFirstOrThrow()
  const key = Buffer.from(secret, 'base64url')
  return (contact) =>
    createHmac('sha256', key).update(oneSpelling(contact)).digest().subarray(0, 16).toString('base64url')
}

/** One spelling for one number or address, however a platform writes it. */
function oneSpelling(contact: string): string {
  const bare = contact
    .trim()
    .toLowerCase()
    .replace(/^(tel|sip|mailto):/, '')
  // A number is its digits: `+1 (416) 555-0199` and `1-416-555-0199` are one.
  return /^[+\d\s().-]+$/.test(bare) ? bare.replace(/\D/g, '') : bare
}
