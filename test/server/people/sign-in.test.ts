import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { disablePerson, endSessionsOf } from '../../../server/people/people-repository.ts'
import { lostAnswerMs } from '../../../server/people/sessions-repository.ts'
import { attemptsPerName, attemptWindowMs } from '../../../server/people/sign-in-attempts.ts'
import { httpPaths, refreshAnswerSchema, sessionSchema, signInAnswerSchema } from '../../../shared/http-contract.ts'
import { ourProtocol } from '../../../shared/protocol-version.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { password } from '../support/http-client.ts'

const clock = fakeClock()
let server: TestServer
beforeAll(async () => {
  server = await aServer({ clock, signInsPerMinute: 100_000 })
})
afterAll(() => server.stop())
// Every test begins with a clean slate of attempts.
beforeEach(() => clock.advance(attemptWindowMs + 1))

const deviceId = randomUUID()
const attempt = async (more: Record<string, unknown> = {}) => {
  const input = { signInName: 'maya', password, deviceId, protocol: ourProtocol, ...more }
  const { status, body } = await server.post(httpPaths.signIn, input)
  return { status, answer: signInAnswerSchema.parse(body) }
}
const refresh = async (refreshToken: string) => {
  const { body } = await server.post(httpPaths.refresh, { refreshToken, deviceId })
  return refreshAnswerSchema.parse(body)
}
const refreshed = async (refreshToken: string) => {
  const answer = await refresh(refreshToken)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value.refreshToken
}
const isSignedIn = async (refreshToken: string) => (await refresh(refreshToken)).ok

/** Resolves when a statement in the tests' database waits for a lock. */
async function untilSomebodyWaits(db: TestServer['database']['db']): Promise<void> {
  const query = sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `
  while ((await query.execute(db)).rows[0]?.waiting === 0) await sleep(20)
}

describe('signing in', () => {
  it('answers with the person and tokens', async () => {
    const { status, answer } = await attempt()
    expect(status).toBe(200)
    if (!answer.ok) throw new Error(answer.reason)
    expect(sessionSchema.parse(answer.value).person).toMatchObject({ signInName: 'maya', roles: ['agent'] })
    expect(answer.value.accessTokenExpiresAt - clock.now()).toBeLessThanOrEqual(15 * 60_000)
  })

  it('does not mind capitals and blanks around the name', async () => {
    expect((await attempt({ signInName: ' Maya ' })).answer.ok).toBe(true)
  })

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['an unknown name', { signInName: 'nobody' }],
    ['a name that no database takes', { signInName: 'ma\0ya' }],
  ])('refuses %s with the same words', async (_what, more) => {
    const { status, answer } = await attempt(more)
    expect(status).toBe(401)
    expect(answer).toEqual({
      ok: false,
      reason: 'wrong-name-or-password',
      detail: 'The name or the password is wrong.',
    })
  })

  it('refuses somebody who was disabled', async () => {
    await server.addAgent('gone')
    await disablePerson(server.database.db, 'gone', clock.now())
    expect((await attempt({ signInName: 'gone' })).answer).toMatchObject({ reason: 'wrong-name-or-password' })
  })

  it('refuses a password that is replaced while it is being looked at', async () => {
    const name = 'replaced'
    await server.addAgent(name)
    const { db } = server.database
    const outcome = await db.transaction().execute(async (replacing) => {
      await replacing.updateTable('person').set({ password_hash: 'another' }).where('sign_in_name', '=', name).execute()
      // It sees the old hash until we commit, and must not begin a session with it.
      const signingIn = attempt({ signInName: name }).then(({ answer }) => answer)
      await Promise.race([signingIn, untilSomebodyWaits(db)])
      return { signingIn }
    })
    expect(await outcome.signingIn).toMatchObject({ ok: false, reason: 'wrong-name-or-password' })
  })

  it('lets a name wait after too many wrong passwords, even with the right one', async () => {
    for (let count = 0; count < attemptsPerName; count++) await attempt({ password: 'wrong' })
    const { status, answer } = await attempt()
    expect(status).toBe(429)
    expect(answer).toMatchObject({ ok: false, reason: 'too-many-attempts' })
    clock.advance(attemptWindowMs + 1)
    expect((await attempt()).answer.ok).toBe(true)
  })

  it('counts attempts made at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => attempt({ password: 'wrong', signInName: 'theo' })),
    )
    const looked = answers.filter(({ answer }) => !answer.ok && answer.reason === 'wrong-name-or-password')
    expect(looked.length).toBeLessThanOrEqual(attemptsPerName)
  })

  it('says in words that a desktop is too new', async () => {
    const { status, answer } = await attempt({ protocol: { oldest: 98, newest: 99 } })
    expect(status).toBe(426)
    expect(answer).toMatchObject({
      reason: 'protocol-mismatch',
      detail: expect.stringContaining('update the Cue311 server'),
    })
  })

  it.each([['{ not json'], ['{}'], ['null'], [JSON.stringify({ signInName: 7 })]])(
    'answers malformed to %s',
    async (body) => {
      const answer = await server.post(httpPaths.signIn, body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ ok: false, reason: 'malformed' })
    },
  )

  it('slows one address down', async () => {
    const strict = await aServer({ database: server.database, signInsPerMinute: 3 })
    for (let count = 0; count < 3; count++) await strict.post(httpPaths.signIn, {})
    const { status, body } = await strict.post(httpPaths.signIn, {})
    await strict.stop()
    expect(status).toBe(429)
    expect(body).toMatchObject({ ok: false, reason: 'too-many-attempts' })
  })
})

describe('a refresh token', () => {
  it('may be shown by many desktops behind one address', async () => {
    const strict = await aServer({ database: server.database, signInsPerMinute: 1 })
    const statuses: number[] = []
    for (let count = 0; count < 11; count++) statuses.push((await strict.post(httpPaths.refresh, {})).status)
    await strict.stop()
    expect(statuses).toEqual([...Array(10).fill(400), 429])
  })

  const firstToken = async () => (await server.signIn('maya', deviceId)).refreshToken

  it('works once and answers with its successor', async () => {
    const first = await firstToken()
    const second = await refreshed(first)
    expect(second).not.toBe(first)
    expect(await isSignedIn(second)).toBe(true)
  })

  it('may come again shortly after, when the answer was lost', async () => {
    const first = await firstToken()
    await refreshed(first)
    clock.advance(lostAnswerMs)
    const successor = await refreshed(first)
    expect(await isSignedIn(successor)).toBe(true)
  })

  it('ends the session when it comes again later', async () => {
    const first = await firstToken()
    const second = await refreshed(first)
    clock.advance(lostAnswerMs + 1)
    expect(await refresh(first)).toMatchObject({ ok: false, reason: 'signed-out' })
    expect(await isSignedIn(second)).toBe(false)
  })

  it('ends the session when it comes again after its successor was used', async () => {
    const first = await firstToken()
    const third = await refreshed(await refreshed(first))
    expect(await refresh(first)).toMatchObject({ reason: 'signed-out' })
    expect(await isSignedIn(third)).toBe(false)
  })

  it('leaves only one line of successors', async () => {
    const first = await firstToken()
    const [one, other] = [await refreshed(first), await refreshed(first)]
    await refreshed(one)
    clock.advance(lostAnswerMs + 1)
    expect(await isSignedIn(other)).toBe(false)
  })

  it('survives two exchanges at the same moment', async () => {
    const first = await firstToken()
    const [one, other] = await Promise.all([refreshed(first), refreshed(first)])
    expect(one).not.toBe(other)
    expect(await isSignedIn(one)).toBe(true)
  })

  it('expires', async () => {
    const first = await firstToken()
    clock.advance(15 * 24 * 3_600_000)
    expect(await isSignedIn(first)).toBe(false)
  })

  it('is worth nothing after signing out', async () => {
    const first = await firstToken()
    const { status } = await server.post(httpPaths.signOut, { refreshToken: first, deviceId })
    expect(status).toBe(200)
    expect(await isSignedIn(first)).toBe(false)
  })

  it('is worth nothing after an administrator ended the sessions', async () => {
    const first = await firstToken()
    expect(await endSessionsOf(server.database.db, 'maya', clock.now())).toBeGreaterThan(0)
    expect(await isSignedIn(first)).toBe(false)
  })

  it('is stored as a hash', async () => {
    const first = await firstToken()
    const rows = await server.database.db.selectFrom('refresh_token').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(first)
  })
})
