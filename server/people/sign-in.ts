import type { Clock } from '../../shared/clock.ts'
import type { RefreshAnswer, Session, SignIn, SignInAnswer } from '../../shared/http-contract.ts'
import type { Person } from '../../shared/people/person.ts'
import { agreeProtocol, ourProtocol } from '../../shared/protocol-version.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import { protocolMismatch } from '../protocol-mismatch.ts'
import type { AccessTokens } from './access-token.ts'
import { verifyPassword } from './passwords.ts'
import { findPerson, normalizeSignInName } from './people-repository.ts'
import { rotateToken, startSession } from './sessions-repository.ts'
import { countAttempt, forgetAttempts } from './sign-in-attempts.ts'

export type PeopleWorld = {
  readonly db: Db
  readonly clock: Clock
  readonly tokens: AccessTokens
  /** The public key of releases, for desktops to keep. */
  readonly releaseKey: string
}

export async function signIn(world: PeopleWorld, input: SignIn): Promise<SignInAnswer> {
  const { db, clock } = world
  if (agreeProtocol(ourProtocol, input.protocol) === null) {
    return failure('protocol-mismatch', protocolMismatch(input.protocol))
  }
  const name = normalizeSignInName(input.signInName)
  // PostgreSQL has no NUL character, and no name of ours has any other control character.
  if (/\p{Cc}/u.test(name)) return wrong()
  if (!(await countAttempt(db, name, clock.now()))) {
    return failure('too-many-attempts', 'Too many wrong passwords for this name. Wait five minutes and try again.')
  }
  const person = await findPerson(db, name)
  const admitted = await verifyPassword(person && !person.disabled ? person.passwordHash : null, input.password)
  if (!person || !admitted) return wrong()
  const started = await startSession(db, person, input.deviceId, clock.now())
  if (!started) return wrong()
  await forgetAttempts(db, name)
  return success(await toSession(world, person, started.sessionId, started.refreshToken))
}

/** `onReuse` hears when a spent token came again, which ends its session. */
export async function refresh(
  world: PeopleWorld,
  refreshToken: string,
  deviceId: string,
  onReuse: (sessionId: string) => void,
): Promise<RefreshAnswer> {
  const rotation = await rotateToken(world.db, refreshToken, deviceId, world.clock.now())
  if (rotation.kind === 'reused') onReuse(rotation.sessionId)
  if (rotation.kind !== 'renewed') return failure('signed-out', 'This sign-in has ended. Sign in again.')
  return success(await toSession(world, rotation.person, rotation.sessionId, rotation.refreshToken))
}

const wrong = () => failure('wrong-name-or-password', 'The name or the password is wrong.')

async function toSession(
  { tokens, releaseKey }: PeopleWorld,
  person: Person,
  sessionId: string,
  refreshToken: string,
): Promise<Session> {
  const { personId, signInName, displayName, roles } = person
  const { token, expiresAt } = await tokens.issue({ personId, sessionId })
  return {
    person: { personId, signInName, displayName, roles },
    accessToken: token,
    accessTokenExpiresAt: expiresAt,
    refreshToken,
    releaseKey,
  }
}
