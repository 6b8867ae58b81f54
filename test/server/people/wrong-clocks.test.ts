import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Workstation } from '../../../electron/workstation.ts'
import { publishFirstRelease, publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { dayInCity } from '../../../shared/knowledge/answer.ts'
import { toRevision } from '../../../shared/knowledge/release.ts'
import { signInTo, startWholeWorkstation } from '../../bench/workstation/whole-workstation.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

const timeZone = 'America/Toronto'
const dayMs = 86_400_000
const day = (at: number) => dayInCity(at, timeZone)

/** The server's clock is that far ahead of the machine's. */
let serverAheadMs = 0
let server: TestServer
let folder: string
let running: Workstation[] = []
beforeEach(async () => {
  serverAheadMs = 0
  folder = await mkdtemp(join(tmpdir(), 'cue311-clocks-'))
  server = await aServer({ clock: { now: () => Date.now() + serverAheadMs } })
  await publishFirstRelease(server.database.db, [revision('Release 1')], timeZone, Date.now())
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const revision = (title: string) => toRevision(anAnswer({ title }), sha256)

const patience = { timeout: 40_000, interval: 20 }
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, patience)

async function start(aheadMs: number) {
  const workstation = await startWholeWorkstation({ folder, url: server.url, onRelease: () => undefined, aheadMs })
  running.push(workstation)
  return workstation
}
const online = (workstation: Workstation) =>
  eventually(() => expect(workstation.status().connection.state).toBe('online'))
const installed = (workstation: Workstation, number: number) =>
  eventually(() => expect(workstation.status().release).toMatchObject({ installed: { number }, fault: null }))

const clocks = [
  ['the workstation’s is a day ahead', dayMs, 0],
  ['the workstation’s is a day behind', -dayMs, 0],
  ['the server’s is a day ahead', 0, dayMs],
  ['the server’s is a day behind', 0, -dayMs],
] as const

describe.each(clocks)('clocks of which %s', (_which, aheadMs, serverMs) => {
  beforeEach(() => {
    serverAheadMs = serverMs
  })

  it('let somebody sign in, and say how far they are apart', async () => {
    const workstation = await start(aheadMs)
    await signInTo(workstation, 'maya')
    await online(workstation)
    const { connection } = workstation.status()
    const apartMs = connection.state === 'online' ? (connection.clockApartMs ?? 0) : 0
    expect(Math.abs(apartMs - (serverMs - aheadMs))).toBeLessThan(60_000)
  })

  it('let a release through, also after a restart', async () => {
    const workstation = await start(aheadMs)
    await signInTo(workstation, 'maya')
    await installed(workstation, 1)
    await workstation.stop()
    running = []
    const next = await start(aheadMs)
    await online(next)
    const changes = [{ kind: 'put-revision', revision: revision('Release 2') }] as const
    await publishRelease(server.database.db, changes, timeZone, Date.now() + serverMs)
    await installed(next, 2)
  })

  it('let the session go on when the server’s is put forward meanwhile', async () => {
    const workstation = await start(aheadMs)
    await signInTo(workstation, 'maya')
    await online(workstation)
    serverAheadMs += 20 * 60_000
    await eventually(async () =>
      expect(await workstation.connection.request('release:current', {})).toMatchObject({ ok: true }),
    )
  })
})

describe('a workstation whose clock is a day ahead', () => {
  it('offers the texts of its own day, and says that its clock is wrong', async () => {
    const tomorrow = day(Date.now() + dayMs)
    const today = day(Date.now())
    const texts = [
      anAnswer({ title: 'Today', effectiveFrom: '2020-01-01', effectiveUntil: today }),
      anAnswer({ title: 'Tomorrow', effectiveFrom: tomorrow }),
    ]
    const changes = texts.map((text) => ({ kind: 'put-revision', revision: toRevision(text, sha256) }) as const)
    const { revisionId } = revision('Release 1')
    const gone = { kind: 'withdraw-revision', answerId: 'pothole-report', language: 'en', revisionId } as const
    await publishRelease(server.database.db, [gone, ...changes], timeZone, Date.now())
    const workstation = await start(dayMs)
    await signInTo(workstation, 'maya')
    await installed(workstation, 2)
    expect((await workstation.knowledge.answer('pothole-report', 'en'))?.title).toBe('Tomorrow')
    expect(workstation.status().connection).toMatchObject({ state: 'online', clockApartMs: expect.any(Number) })
  })
})
