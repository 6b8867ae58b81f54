import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Person } from '../../shared/people/person.ts'
import type { Role } from '../../shared/people/role.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import { type StoredPerson, toPerson } from './people-repository.ts'

/*
 * A session is one sign-in on one workstation. It goes on through refresh tokens, each of which works once:
 *
 *   t0 ──used──▶ t1 ──used──▶ t2 (unused)
 *
 * A token that comes again was copied by somebody, so the whole session ends. One exception: the answer that carried
 * the successor may have been lost on its way, so for a short while the token whose successor nobody has used yet may
 * come again, and gets another successor. As soon as one of such siblings is used, the others are spent.
 */

export const refreshLifetimeMs = 14 * 24 * 3_600_000
export const lostAnswerMs = 30_000

export type StartedSession = { readonly sessionId: string; readonly refreshToken: string }

export type Rotation =
  | { readonly kind: 'renewed'; readonly person: Person; readonly sessionId: string; readonly refreshToken: string }
  | { readonly kind: 'refused' }
  /** The session was ended because a spent token came again. */
  | { readonly kind: 'reused'; readonly sessionId: string }

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/**
 * Begins a session for somebody whose password was right a moment ago. Null when that is not so any more: the person
 * was disabled or has another password since, and what ended their sessions would not have seen this one.
 */
export async function startSession(
  db: Db,
  { personId, passwordHash }: Pick<StoredPerson, 'personId' | 'passwordHash'>,
  deviceId: string,
  at: EpochMs,
): Promise<StartedSession | null> {
  const sessionId = randomUUID()
  return db.transaction().execute(async (transaction) => {
    const unchanged = await transaction
      .selectFrom('person')
      .select('person_id')
      .where('person_id', '=', personId)
      .where('password_hash', '=', passwordHash)
      .where('disabled_at', 'is', null)
      .forShare()
      .executeTakeFirst()
    if (!unchanged) return null
    await transaction
      .insertInto('session')
      .values({
        session_id: sessionId,
        person_id: personId,
        device_id: deviceId,
        started_at: new Date(at),
        ended_at: null,
        end_reason: null,
      })
      .execute()
    await noteDevice(transaction, sessionId, deviceId, at)
    return { sessionId, refreshToken: await issueToken(transaction, sessionId, null, at) }
  })
}

/** Exchanges a refresh token for its successor. */
export async function rotateToken(db: Db, token: string, deviceId: string, at: EpochMs): Promise<Rotation> {
  return db.transaction().execute(async (transaction): Promise<Rotation> => {
    const tokenHash = hashOf(token)
    const held = await lockSessionOf(transaction, tokenHash)
    if (!held || held.ended_at || held.disabled_at || held.expires_at.getTime() <= at) return { kind: 'refused' }
    if (held.used_at && !(await answerMayBeLost(transaction, tokenHash, held.used_at, at))) {
      await endSession(transaction, held.session_id, 'token-reused', at)
      return { kind: 'reused', sessionId: held.session_id }
    }
    await spend(transaction, tokenHash, held.parent_hash, at)
    await noteDevice(transaction, held.session_id, deviceId, at)
    const refreshToken = await issueToken(transaction, held.session_id, tokenHash, at)
    return { kind: 'renewed', person: toPerson(held), sessionId: held.session_id, refreshToken }
  })
}

/** Ends the session that a refresh token belongs to; nothing happens when it belongs to none. */
export async function endSessionOfToken(db: Db, token: string, at: EpochMs): Promise<void> {
  const row = await db
    .selectFrom('refresh_token')
    .select('session_id')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (row) await endSession(db, row.session_id, 'signed-out', at)
}

export async function endSession(
  db: Db,
  sessionId: string,
  reason: 'signed-out' | 'token-reused',
  at: EpochMs,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ ended_at: new Date(at), end_reason: reason })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
  await announceChange(db, 'session-ended')
}

/** Whose session it is, with the roles of this moment; null when it has ended. */
export async function personOfSession(db: Db, sessionId: string): Promise<Person | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.person_id', 'session.person_id')
    .selectAll('person')
    .where('session.session_id', '=', sessionId)
    .where('session.ended_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  return row ? toPerson(row) : null
}

/** Which of these sessions have ended. */
export async function endedAmong(db: Db, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const rows = await db
    .selectFrom('session')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .where('ended_at', 'is not', null)
    .execute()
  return rows.map(({ session_id }) => session_id)
}

/** Which of these sessions are of people who have one of the roles now. */
export async function sessionsOfRoles(
  db: Db,
  sessionIds: readonly string[],
  roles: readonly Role[],
): Promise<ReadonlySet<string>> {
  if (sessionIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('session')
    .innerJoin('person', 'person.person_id', 'session.person_id')
    .select('session_id')
    .where('session_id', 'in', sessionIds)
    .where('session.ended_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where('person.roles', '&&', sql<Role[]>`${[...roles]}::text[]`)
    .execute()
  return new Set(rows.map(({ session_id }) => session_id))
}

/** Forgets tokens that are long expired. */
export async function forgetExpiredTokens(db: Db, at: EpochMs): Promise<void> {
  await db
    .deleteFrom('refresh_token')
    .where('expires_at', '<', new Date(at - refreshLifetimeMs))
    .execute()
}

/** The token with its session and person. The session's row is locked first: one exchange at a time. */
async function lockSessionOf(db: Db, tokenHash: string) {
  const owner = await db
    .selectFrom('refresh_token')
    .select('session_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (!owner) return null
  await db.selectFrom('session').select('session_id').where('session_id', '=', owner.session_id).forUpdate().execute()
  // A new statement sees what the exchange before us committed.
  return db
    .selectFrom('refresh_token as token')
    .innerJoin('session', 'session.session_id', 'token.session_id')
    .innerJoin('person', 'person.person_id', 'session.person_id')
    .select(['token.parent_hash', 'token.used_at', 'token.expires_at', 'session.session_id', 'session.ended_at'])
    .select(['person.person_id', 'person.sign_in_name', 'person.display_name', 'person.roles', 'person.disabled_at'])
    .where('token.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

async function answerMayBeLost(db: Db, tokenHash: string, usedAt: Date, at: EpochMs): Promise<boolean> {
  if (at - usedAt.getTime() > lostAnswerMs) return false
  const successors = await db
    .selectFrom('refresh_token')
    .select('used_at')
    .where('parent_hash', '=', tokenHash)
    .execute()
  return successors.every(({ used_at }) => used_at === null)
}

async function spend(db: Db, tokenHash: string, parentHash: string | null, at: EpochMs): Promise<void> {
  await db
    .updateTable('refresh_token')
    .set({ used_at: new Date(at) })
    .where('used_at', 'is', null)
    .where((where) =>
      parentHash === null
        ? where('token_hash', '=', tokenHash)
        : where.or([where('token_hash', '=', tokenHash), where('parent_hash', '=', parentHash)]),
    )
    .execute()
}

async function issueToken(db: Db, sessionId: string, parentHash: string | null, at: EpochMs): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db
    .insertInto('refresh_token')
    .values({
      token_hash: hashOf(token),
      session_id: sessionId,
      parent_hash: parentHash,
      issued_at: new Date(at),
      expires_at: new Date(at + refreshLifetimeMs),
      used_at: null,
    })
    .execute()
  return token
}

/**
 * Remembers who works on which workstation: facts that somebody left there are delivered by the next who signs in.
 * A workstation that took a new identity after a clash keeps its people.
 */
export async function noteDevice(db: Db, sessionId: string, deviceId: string, at: EpochMs): Promise<void> {
  const session = await db
    .selectFrom('session')
    .select(['person_id', 'device_id'])
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('device_sign_in')
    .values({ device_id: deviceId, person_id: session.person_id, last_at: new Date(at) })
    .onConflict((conflict) => conflict.columns(['device_id', 'person_id']).doUpdateSet({ last_at: new Date(at) }))
    .execute()
  if (session.device_id === deviceId) return
  await db
    .insertInto('device_sign_in')
    .columns(['device_id', 'person_id', 'last_at'])
    .expression((from) =>
      from
        .selectFrom('device_sign_in')
        .select((select) => [select.val(deviceId).$castTo<string>().as('device_id'), 'person_id', 'last_at'])
        .where('device_id', '=', session.device_id),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
