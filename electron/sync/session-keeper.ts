import type { Clock } from '../../shared/clock.ts'
import type { Session } from '../../shared/http-contract.ts'
import type { RequestAnswer } from '../../shared/ipc-contract.ts'
import type { Person } from '../../shared/people/person.ts'
import { success } from '../../shared/result.ts'
import type { Log } from '../log.ts'
import { describeError } from '../log.ts'
import type { ReleaseKey } from '../storage/release-key.ts'
import type { SessionFile, StoredSession } from '../storage/session-file.ts'
import type { HttpCalls } from './http-calls.ts'

export type Renewal = 'renewed' | 'signed-out' | 'unreachable'

/** Who is signed in, and the tokens that prove it to the server. */
export interface SessionKeeper {
  person(): Person | null
  /** Shown with every request; null until the first renewal after a start, and while the settings name another server. */
  accessToken(): string | null
  /** Whether the access token ends so soon that it should be renewed before use. */
  isDueForRenewal(): boolean
  /** Milliseconds until the access token should be renewed; null when there is none. */
  renewalDueInMs(): number | null
  signIn(signInName: string, password: string): Promise<RequestAnswer<'session:sign-in'>>
  signOut(): Promise<void>
  /** Exchanges the refresh token for new tokens. Several callers at once share one exchange. */
  renew(): Promise<Renewal>
  /** The server ended the session. The person stays known, so that the open call can be finished. */
  end(reason: 'revoked' | 'expired'): Promise<void>
}

type SessionWorld = {
  readonly file: SessionFile
  readonly http: HttpCalls
  readonly serverUrl: () => string
  readonly clock: Clock
  readonly deviceId: () => string
  readonly log: Log
  readonly onEnded: (reason: 'revoked' | 'expired') => void
  readonly releaseKey: Pick<ReleaseKey, 'pin' | 'learn'>
}

/** Tokens are renewed this long before they expire. */
const headStartMs = 60_000

export async function openSessionKeeper(world: SessionWorld): Promise<SessionKeeper> {
  const { file, http, clock, log } = world
  let stored: StoredSession | null = await file.read()
  let access: { readonly token: string; readonly expiresAt: number } | null = null
  let renewal: Promise<Renewal> | null = null

  /** The settings may name another server by now, which the tokens are no business of. */
  const isOf = (session: StoredSession) => session.serverUrl === world.serverUrl()

  const keep = async (session: Session, where: Pick<StoredSession, 'deviceId' | 'serverUrl'>) => {
    const { deviceId, serverUrl } = where
    stored = { person: session.person, deviceId, serverUrl, refreshToken: session.refreshToken }
    access = { token: session.accessToken, expiresAt: session.accessTokenExpiresAt }
    // In memory it counts from now on; a disk that is full costs a sign-in after the next start, nothing more.
    await file.write(stored).catch((error: unknown) => log.warn('session not stored', { detail: describeError(error) }))
  }

  const forgetTokens = async (reason: 'revoked' | 'expired') => {
    access = null
    if (!stored) return
    stored = { ...stored, refreshToken: null }
    // Whose session was revoked may finish the open call, and is a stranger after the next start.
    const written = reason === 'revoked' ? file.forget() : file.write(stored)
    await written.catch((error: unknown) => log.warn('session not stored', { detail: describeError(error) }))
  }

  const exchange = async (): Promise<Renewal> => {
    const before = stored
    if (!before?.refreshToken || !isOf(before)) return 'signed-out'
    const answer = await http.refresh(before.refreshToken, before.deviceId)
    // Somebody signed in or out meanwhile: this answer is about a session that is no more.
    if (stored !== before) return stored?.refreshToken ? 'renewed' : 'signed-out'
    if (answer.ok) {
      await keep(answer.value, before)
      await world.releaseKey.learn(answer.value.releaseKey ?? null)
      return 'renewed'
    }
    log.info('session not renewed', { reason: answer.reason, detail: answer.detail })
    if (answer.reason !== 'signed-out') return 'unreachable'
    await end('expired')
    return 'signed-out'
  }

  const end = async (reason: 'revoked' | 'expired') => {
    log.info('session ended', { reason })
    await forgetTokens(reason)
    world.onEnded(reason)
  }

  const renewalDueInMs = () => (access ? access.expiresAt - headStartMs - clock.now() : null)

  return {
    person: () => stored?.person ?? null,
    accessToken: () => (access && stored && isOf(stored) ? access.token : null),
    renewalDueInMs,
    isDueForRenewal: () => (renewalDueInMs() ?? 0) <= 0,
    signIn: async (signInName, password) => {
      const where = { deviceId: world.deviceId(), serverUrl: world.serverUrl() }
      const answer = await http.signIn(signInName, password, where.deviceId)
      if (!answer.ok) return answer
      await keep(answer.value, where)
      await world.releaseKey.pin(answer.value.releaseKey ?? null)
      log.info('signed in', { personId: answer.value.person.personId })
      return success(answer.value.person)
    },
    signOut: async () => {
      const before = stored
      stored = null
      access = null
      await file.forget()
      if (before?.refreshToken && isOf(before)) await http.signOut(before.refreshToken, before.deviceId)
    },
    renew: () => {
      renewal ??= exchange().finally(() => {
        renewal = null
      })
      return renewal
    },
    end,
  }
}
