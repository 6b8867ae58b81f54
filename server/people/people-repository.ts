import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Person } from '../../shared/people/person.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import type { PersonTable } from '../db/tables/people.ts'

export type StoredPerson = Person & { readonly passwordHash: string; readonly disabled: boolean }
export type NewPerson = Omit<Person, 'personId'> & { readonly passwordHash: string }

/** One spelling for one name: without surrounding blanks, composed, lower case. */
export const normalizeSignInName = (name: string): string => name.trim().normalize('NFC').toLowerCase()

/** Adds somebody; false when the name is taken. */
export async function addPerson(db: Db, person: NewPerson, at: EpochMs): Promise<boolean> {
  const added = await db
    .insertInto('person')
    .values({
      person_id: randomUUID(),
      sign_in_name: normalizeSignInName(person.signInName),
      display_name: person.displayName,
      roles: person.roles,
      password_hash: person.passwordHash,
      created_at: new Date(at),
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('sign_in_name').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function findPerson(db: Db, signInName: string): Promise<StoredPerson | null> {
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('sign_in_name', '=', normalizeSignInName(signInName))
    .executeTakeFirst()
  return row ? toStoredPerson(row) : null
}

/** Everybody, by sign-in name. */
export async function listPeople(db: Db): Promise<StoredPerson[]> {
  const rows = await db.selectFrom('person').selectAll().orderBy('sign_in_name').execute()
  return rows.map(toStoredPerson)
}

/** Lets nobody sign in under that name any more, and ends what is open. False when there is no such name. */
export async function disablePerson(db: Db, signInName: string, at: EpochMs): Promise<boolean> {
  return changePerson(db, signInName, at, { disabled_at: new Date(at) })
}

/** Replaces the password (which also lets a disabled person in again), and ends what is open under the old one. */
export async function replacePassword(db: Db, signInName: string, passwordHash: string, at: EpochMs): Promise<boolean> {
  return changePerson(db, signInName, at, { password_hash: passwordHash, disabled_at: null })
}

/** Ends every session of a person; null when there is no such name, otherwise how many were open. */
export async function endSessionsOf(db: Db, signInName: string, at: EpochMs): Promise<number | null> {
  const person = await findPerson(db, signInName)
  if (!person) return null
  return db.transaction().execute((transaction) => endSessions(transaction, person.personId, at))
}

export const toPerson = (row: Pick<PersonTable, 'person_id' | 'sign_in_name' | 'display_name' | 'roles'>): Person => ({
  personId: row.person_id,
  signInName: row.sign_in_name,
  displayName: row.display_name,
  roles: row.roles,
})

const toStoredPerson = (row: PersonTable): StoredPerson => ({
  ...toPerson(row),
  passwordHash: row.password_hash,
  disabled: row.disabled_at !== null,
})

type PersonChange = Partial<Pick<PersonTable, 'password_hash' | 'disabled_at'>>

async function changePerson(db: Db, signInName: string, at: EpochMs, change: PersonChange): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('person')
      .set(change)
      .where('sign_in_name', '=', normalizeSignInName(signInName))
      .returning('person_id')
      .executeTakeFirst()
    if (changed) await endSessions(transaction, changed.person_id, at)
    return changed !== undefined
  })
}

async function endSessions(db: Db, personId: string, at: EpochMs): Promise<number> {
  const ended = await db
    .updateTable('session')
    .set({ ended_at: new Date(at), end_reason: sql.lit('revoked') })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  await announceChange(db, 'session-ended')
  return Number(ended.numUpdatedRows)
}
