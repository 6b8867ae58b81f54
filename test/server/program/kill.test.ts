import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isRunning } from '../../../server/db/embedded/process-identity.ts'
import { anInteraction } from '../../support/an-interaction.ts'
import { aDesktop, idsOf, type TestDesktop } from '../support/a-desktop.ts'
import {
  addAgent,
  postgresPid,
  type RunningProgram,
  runProgram,
  startServer,
  untilHealthy,
} from '../support/a-program.ts'
import { httpClient, password } from '../support/http-client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/* The real program with its embedded database, killed in every way. As root, PostgreSQL runs as somebody else. */

let folder: { path: string; remove: () => Promise<void> }
let settings: { CUE311_DATA_DIR: string }
let running: RunningProgram | null = null

beforeEach(async () => {
  folder = await temporaryFolder()
  settings = { CUE311_DATA_DIR: join(folder.path, 'data') }
  running = await startServer(settings)
  await addAgent('maya', settings)
})
afterEach(async () => {
  await running?.end('SIGTERM')
  await folder.remove()
})

const serverUrl = () => running?.url ?? ''
const kill = (pid: number) => process.kill(pid, 'SIGKILL')
const desktop = () => aDesktop(httpClient(serverUrl()))
const storedFor = async (one: TestDesktop) => {
  const answer = await one.ask('interactions:since', { since: 0 })
  if (!answer.ok) throw new Error(answer.reason)
  return idsOf(answer.value.facts)
}
const recentCall = (agentId: string) => anInteraction(undefined, { agentId, startAt: Date.now() - 3_600_000 })

describe('the server program', () => {
  it('ends cleanly when told to, its database with it', async () => {
    const pid = await postgresPid(settings.CUE311_DATA_DIR)
    expect(await running?.end('SIGTERM')).toBe(0)
    running = null
    expect(isRunning(pid)).toBe(false)
  })

  it('keeps what it acknowledged when it is killed, and takes its orphaned database over', async () => {
    const before = await desktop()
    const facts = recentCall(before.personId)
    await before.delivered(facts)
    const orphan = await postgresPid(settings.CUE311_DATA_DIR)
    await running?.end('SIGKILL')
    expect(isRunning(orphan)).toBe(true)

    running = await startServer(settings)
    expect(await postgresPid(settings.CUE311_DATA_DIR)).not.toBe(orphan)
    expect(isRunning(orphan)).toBe(false)
    expect(await storedFor(await desktop())).toEqual(idsOf(facts))
  })

  it('keeps what it acknowledged when it and its database are killed at once', async () => {
    const before = await desktop()
    const facts = recentCall(before.personId)
    await before.delivered(facts)
    kill(await postgresPid(settings.CUE311_DATA_DIR))
    await running?.end('SIGKILL')

    running = await startServer(settings)
    expect(await storedFor(await desktop())).toEqual(idsOf(facts))
  })

  it('starts its database again when that is killed, and loses neither facts nor connections', async () => {
    const one = await desktop()
    const facts = recentCall(one.personId)
    await one.delivered(facts.slice(0, 2))
    const killed = await postgresPid(settings.CUE311_DATA_DIR)
    kill(killed)

    const answer = await untilAcknowledged(one, facts)
    expect(answer).toEqual({ acknowledgedThrough: 4, refused: [] })
    expect(one.socket.connected).toBe(true)
    await untilHealthy(serverUrl())
    expect(await postgresPid(settings.CUE311_DATA_DIR)).not.toBe(killed)
    expect(await storedFor(one)).toEqual(idsOf(facts))
  })

  it('still hears of ended sessions after its database was killed', async () => {
    const one = await desktop()
    kill(await postgresPid(settings.CUE311_DATA_DIR))
    await untilHealthy(serverUrl())
    const { code } = await runProgram('people', ['end-sessions', '--sign-in-name', 'maya'], settings)
    expect(code).toBe(0)
    expect(await one.event('session:ended')).toEqual({ reason: 'revoked' })
  })
})

describe('the people command', () => {
  it('ends the sessions of somebody on the running server', async () => {
    const one = await desktop()
    const { stdout } = await runProgram('people', ['end-sessions', '--sign-in-name', 'maya'], settings)
    expect(stdout).toBe('1 session of maya ended.\n')
    expect(await one.event('session:ended')).toEqual({ reason: 'revoked' })
  })

  it('works while no server runs', async () => {
    await running?.end('SIGTERM')
    expect((await addAgent('theo', settings)).stdout).toBe('theo was added as agent.\n')
    running = await startServer(settings)
    await expect(httpClient(serverUrl()).signIn('theo')).resolves.toMatchObject({ person: { signInName: 'theo' } })
  })

  it('works after the server was killed', async () => {
    await running?.end('SIGKILL')
    running = null
    const { stdout } = await runProgram(
      'people',
      ['set-password', '--sign-in-name', 'maya', '--password-stdin'],
      settings,
      password,
    )
    expect(stdout).toBe('maya has a new password; sessions under the old one were ended.\n')
  })
})

/** As the desktop does: the same batch again until it is acknowledged. While the database is away the answer is `unavailable`. */
async function untilAcknowledged(one: TestDesktop, facts: ReturnType<typeof recentCall>) {
  for (;;) {
    const answer = await one.deliver(facts)
    if (answer.ok) return answer.value
    expect(answer.reason).toBe('unavailable')
    await sleep(20)
  }
}
