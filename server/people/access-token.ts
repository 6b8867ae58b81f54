import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'

/** What an access token says. Roles are not in it: they are looked up each time, so that a change takes effect at once. */
export type AccessClaims = { readonly personId: string; readonly sessionId: string; readonly expiresAt: EpochMs }

/** Makes and reads access tokens. Every node has the same key, from the database. */
export type AccessTokens = {
  issue(claims: Pick<AccessClaims, 'personId' | 'sessionId'>): Promise<{ token: string; expiresAt: EpochMs }>
  /** Null for a token that is not ours, was altered or has expired. */
  read(token: string): Promise<AccessClaims | null>
}

const lifetimeMs = 15 * 60_000
const issuer = 'cue311'
const claimsSchema = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() })

export async function createAccessTokens(db: Db, clock: Clock): Promise<AccessTokens> {
  const key = await signingKey(db, clock)
  return {
    issue: async ({ personId, sessionId }) => {
      // The token counts whole seconds.
      const expiresAt = Math.floor((clock.now() + lifetimeMs) / 1000) * 1000
      const token = await new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setSubject(personId)
        .setExpirationTime(expiresAt / 1000)
        .sign(key)
      return { token, expiresAt }
    },
    read: async (token) => {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          algorithms: ['HS256'],
          currentDate: new Date(clock.now()),
        })
        const claims = claimsSchema.parse(payload)
        return { personId: claims.sub, sessionId: claims.sid, expiresAt: claims.exp * 1000 }
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null
        throw error
      }
    },
  }
}

async function signingKey(db: Db, clock: Clock): Promise<Uint8Array> {
  // Of two nodes that start at once, one inserts; both then read the same key.
  await db
    .insertInto('signing_key')
    .values({ key_id: 1, secret: randomBytes(32).toString('base64url'), created_at: new Date(clock.now()) })
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute()
  const { secret } = await db
    .selectFrom('signing_key')
    .select('secret')
    .where('key_id', '=', 1)
    .executeTakeFirstOrThrow()
  return new TextEncoder().encode(secret)
}
