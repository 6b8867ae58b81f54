import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { ensureFirstRelease } from '../../../server/releases/first-release.ts'
import { currentRelease, publishRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { toRevision, verifyRelease } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aContentFolder, anAnswerFile } from '../support/a-content-folder.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { quietLog } from '../support/quiet-log.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const timeZone = 'America/Toronto'
const clock = { now: () => Date.now() }

async function anOpenDatabase(): Promise<TestDatabase> {
  const database = await aDatabase()
  closing.push(database.remove)
  return database
}
async function aServerOn(database: TestDatabase): Promise<TestServer> {
  const server = await aServer({ database })
  closing.push(server.stop)
  return server
}
const makeFirst = ({ db }: TestDatabase, contentFolder: string) =>
  ensureFirstRelease({ db, clock, log: quietLog, contentFolder, timeZone })
async function goodFolder() {
  const folder = await aContentFolder({
    'en/pothole-report.md': anAnswerFile(),
    'fr/pothole-report.md': anAnswerFile({}, 'fr'),
  })
  closing.push(folder.remove)
  return folder.path
}
const put = (title: string) => ({ kind: 'put-revision', revision: toRevision(anAnswer({ title }), sha256) }) as const

describe('release 1', () => {
  it('is made from the content folder, and proves itself', async () => {
    const database = await anOpenDatabase()
    const identity = await makeFirst(database, 'assets/content')
    const release = await readRelease(database.db, 1)
    const proved = verifyRelease(release, sha256)
    expect(proved).toMatchObject({ ok: true, value: { ...identity, timeZone } })
    expect(release?.revisions.length).toBeGreaterThanOrEqual(240)
  })

  it('is made once when three nodes start at the same moment', async () => {
    const database = await anOpenDatabase()
    const folder = await goodFolder()
    const made = await Promise.all([1, 2, 3].map(() => makeFirst(database, folder)))
    expect(new Set(made.map(({ hash }) => hash)).size).toBe(1)
    expect(await currentRelease(database.db)).toEqual(made[0])
    expect(made[0]?.number).toBe(1)
  })

  it('stays when the folder changes or is gone', async () => {
    const database = await anOpenDatabase()
    const first = await makeFirst(database, await goodFolder())
    expect(await makeFirst(database, '/nowhere')).toEqual(first)
  })

  it('is not made from bad content, which is listed in words', async () => {
    const database = await anOpenDatabase()
    const folder = await aContentFolder({ 'en/pothole-report.md': anAnswerFile({ title: null, owner: null }) })
    closing.push(folder.remove)
    await expect(makeFirst(database, folder.path)).rejects.toThrow(
      /2 things are wrong in .*\n {2}en\/pothole-report.md:1: "title" is missing\n {2}en\/pothole-report.md:1: "owner" is missing/,
    )
    expect(await currentRelease(database.db)).toBeNull()
  })
})

describe('a published release', () => {
  it('holds what its changes add up to', async () => {
    const { db } = await anOpenDatabase()
    const [old, other, young] = [put('Old'), put('Other'), put('Young')]
    await publishRelease(db, [old, other], timeZone, 1_000)
    const { answerId, language, revisionId } = old.revision
    const withdraw = { kind: 'withdraw-revision', answerId, language, revisionId } as const
    await publishRelease(db, [withdraw, young], timeZone, 2_000)
    await publishRelease(db, [old], timeZone, 3_000)
    const titles = async (number: number) => (await readRelease(db, number))?.revisions.map(({ title }) => title).sort()
    expect(await titles(1)).toEqual(['Old', 'Other'])
    expect(await titles(2)).toEqual(['Other', 'Young'])
    expect(await titles(3)).toEqual(['Old', 'Other', 'Young'])
    for (const number of [1, 2, 3]) expect(verifyRelease(await readRelease(db, number), sha256).ok).toBe(true)
  })

  it('is announced to the desktops of every node', async () => {
    const database = await anOpenDatabase()
    const [node, other] = [await aServerOn(database), await aServerOn(database)]
    await node.addAgent('maya')
    const desktops = [await aDesktop(node), await aDesktop(other)]
    const release = await publishRelease(database.db, [put('New')], timeZone, 1_000)
    for (const desktop of desktops) expect(await desktop.event('release:published')).toMatchObject(release)
    expect(await desktops[1]?.ask('release:current', {})).toEqual({ ok: true, value: release })
  })

  it('is remembered for each workstation that installed it', async () => {
    const database = await anOpenDatabase()
    const server = await aServerOn(database)
    await server.addAgent('maya')
    const desktop = await aDesktop(server)
    const release = await publishRelease(database.db, [put('New')], timeZone, 1_000)
    expect(await desktop.ask('release:installed', release)).toEqual({ ok: true, value: {} })
    await desktop.ask('release:installed', { ...release, number: 2 })
    const rows = await database.db.selectFrom('device_release').selectAll().execute()
    expect(rows).toMatchObject([{ device_id: desktop.deviceId, release_number: 2, release_hash: release.hash }])
  })
})

describe('downloading a release', () => {
  async function aServerWithRelease() {
    const database = await anOpenDatabase()
    const server = await aServerOn(database)
    await server.addAgent('maya')
    const release = await publishRelease(database.db, [put('New')], timeZone, 1_000)
    const { accessToken } = await server.signIn('maya')
    const get = (
      number: number | string,
      headers: Record<string, string> = { authorization: `Bearer ${accessToken}` },
    ) => fetch(`${server.url}/v1/releases/${number}`, { headers })
    return { database, release, get, authorization: `Bearer ${accessToken}` }
  }

  it('gives it whole, compressed, to keep for good', async () => {
    const { release, get } = await aServerWithRelease()
    const response = await get(1)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(verifyRelease(await response.json(), sha256)).toMatchObject({ ok: true, value: release })
  })

  it('gives it uncompressed to those who ask for that', async () => {
    const { get, authorization } = await aServerWithRelease()
    const response = await get(1, { authorization, 'accept-encoding': 'identity' })
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(((await response.json()) as Release).number).toBe(1)
  })

  it('is not repeated for those who have it', async () => {
    const { get, authorization } = await aServerWithRelease()
    const etag = (await get(1)).headers.get('etag') ?? ''
    expect((await get(1, { authorization, 'if-none-match': etag })).status).toBe(304)
  })

  it.each(['2', '0', '-1', '1.5', 'x', '99999999999999999999'])('finds no release %s', async (number) => {
    const { get } = await aServerWithRelease()
    expect((await get(number)).status).toBe(404)
  })

  it('is for people who are signed in', async () => {
    const { get } = await aServerWithRelease()
    expect((await get(1, {})).status).toBe(401)
    expect((await get(1, { authorization: 'Bearer nonsense' })).status).toBe(401)
  })

  it('never gives out a release that was altered in the database', async () => {
    const { get, database } = await aServerWithRelease()
    await sql`update revision set body = jsonb_set(body, '{spoken}', '"It is free."')`.execute(database.db)
    expect((await get(1)).status).toBe(503)
  })
})
