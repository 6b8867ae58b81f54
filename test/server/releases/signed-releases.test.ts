import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { proveChain, proveSeal } from '../../../electron/storage/release-seals.ts'
import { readChain, sealReleases } from '../../../server/releases/release-chain.ts'
import { releaseSigner } from '../../../server/releases/release-signing.ts'
import { publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { changedIds, netOf } from '../../../shared/knowledge/net-changes.ts'
import { hashOfSet, type Release, toRevision } from '../../../shared/knowledge/release.ts'
import { mostInsideAnnouncement, releaseDeltaSchema } from '../../../shared/knowledge/release-announcement.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aDatabase, type TestDatabase } from '../support/a-database.ts'
import { aDesktop, connected, openSocket } from '../support/a-desktop.ts'
import { aServer } from '../support/a-server.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const timeZone = 'America/Toronto'

async function anOpenDatabase(): Promise<TestDatabase> {
  const database = await aDatabase()
  closing.push(database.remove)
  return database
}

const put = (title: string, detail = 'Detail.') =>
  ({ kind: 'put-revision', revision: toRevision(anAnswer({ title, detail }), sha256) }) as const
const withdraw = ({ revision: { answerId, language, revisionId } }: ReturnType<typeof put>) =>
  ({ kind: 'withdraw-revision', answerId, language, revisionId }) as const

const publish = ({ db }: TestDatabase, ...changes: Parameters<typeof publishRelease>[1]) =>
  publishRelease(db, changes, timeZone, 1_000)

/** A server with one agent, signed in, on a database with these releases. */
async function aServerWith(...releases: readonly Parameters<typeof publishRelease>[1][]) {
  const database = await anOpenDatabase()
  for (const changes of releases) await publish(database, ...changes)
  const server = await aServer({ database })
  closing.push(server.stop)
  await server.addAgent('maya')
  const { accessToken, releaseKey = null } = await server.signIn('maya')
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/v1/releases/${path}`, { headers: { authorization: `Bearer ${accessToken}`, ...headers } })
  return { database, server, releaseKey, get }
}

describe('a published release', () => {
  it('is signed by the centre, each on top of the one before it', async () => {
    const database = await anOpenDatabase()
    const published = [await publish(database, put('One')), await publish(database, put('Two'))]
    const links = await readChain(database.db, 0, 2)
    const { publicKey } = await releaseSigner(database.db, 0)
    expect(links?.map(({ seal }) => seal.previousHash)).toEqual([null, published[0]?.hash])
    for (const link of links ?? []) expect(proveSeal(link, publicKey).ok).toBe(true)
  })

  it('carries its seal when it is downloaded', async () => {
    const { get, releaseKey } = await aServerWith([put('One')])
    const release = (await (await get('1')).json()) as Release
    expect(proveSeal(release, releaseKey)).toEqual({ ok: true, value: null })
    expect(proveSeal({ ...release, number: 2 }, releaseKey)).toMatchObject({ ok: false, reason: 'altered' })
  })

  it('is signed at the next start when it was published before there was a key', async () => {
    const database = await anOpenDatabase()
    for (const title of ['One', 'Two', 'Three']) await publish(database, put(title))
    await sql`update release set signature = null, signing_key_id = null, previous_hash = null`.execute(database.db)
    const server = await aServer({ database })
    closing.push(server.stop)
    const { publicKey } = await releaseSigner(database.db, 0)
    const links = await readChain(database.db, 0, 3)
    expect(links).toHaveLength(3)
    expect(proveChain(links?.[0]?.hash ?? '', links?.slice(1) ?? [], publicKey).ok).toBe(true)
  })

  it('is signed anew when the key was replaced', async () => {
    const database = await anOpenDatabase()
    await publish(database, put('One'))
    await sql`delete from release_signing_key`.execute(database.db)
    expect(await sealReleases(database.db, 2_000)).toBe(1)
    const { publicKey } = await releaseSigner(database.db, 0)
    const [link] = (await readChain(database.db, 0, 1)) ?? []
    expect(link && proveSeal(link, publicKey).ok).toBe(true)
    expect(await sealReleases(database.db, 2_000)).toBe(0)
  })
})

describe('the key of the centre', () => {
  it('is made once by nodes that start at the same moment', async () => {
    const { db } = await anOpenDatabase()
    const signers = await Promise.all([1, 2, 3, 4].map(() => releaseSigner(db, 1_000)))
    expect(new Set(signers.map(({ publicKey }) => publicKey)).size).toBe(1)
  })

  it('is told at the sign-in, and whenever a session goes on', async () => {
    const { server, releaseKey } = await aServerWith([put('One')])
    const desktop = await aDesktop(server)
    const { refreshToken, deviceId } = desktop
    const { body } = await server.post('/v1/session/refresh', { refreshToken, deviceId })
    expect(body).toMatchObject({ ok: true, value: { releaseKey } })
    expect(releaseKey).not.toBeNull()
    desktop.close()
  })
})

describe('an announcement', () => {
  it('carries small changes inside', async () => {
    const { database, server } = await aServerWith([put('One')])
    const desktop = await aDesktop(server)
    await desktop.event('welcome')
    const release = await publish(database, withdraw(put('One')), put('Two'))
    const announced = await desktop.event('release:published')
    expect(announced).toMatchObject(release)
    expect(announced.changes).toHaveLength(2)
    desktop.close()
  })

  it('leaves out what is large, and tells everybody to spread', async () => {
    const { database, server } = await aServerWith([put('One')])
    const desktop = await aDesktop(server)
    await publish(database, put('Two', 'x'.repeat(mostInsideAnnouncement)))
    const announced = await desktop.event('release:published')
    expect(announced.changes).toBeUndefined()
    expect(announced.spreadMs).toBeGreaterThan(0)
    desktop.close()
  })

  it('greets a desktop that is one release behind with what it lacks, and no other', async () => {
    const { database, server } = await aServerWith([put('One')], [put('Two')], [put('Three')])
    const { accessToken } = await server.signIn('maya')
    const links = (await readChain(database.db, 0, 3)) ?? []
    const greeted = async (releaseHash: string | undefined) => {
      const auth = { accessToken, deviceId: crypto.randomUUID(), protocol: { oldest: 1, newest: 1 }, releaseHash }
      const socket = openSocket(server.url, auth)
      const welcome = new Promise<{ release: { changes?: unknown[] } }>((resolve) => socket.once('welcome', resolve))
      await connected(socket)
      const { release } = await welcome
      socket.disconnect()
      return release.changes?.length ?? null
    }
    expect(await greeted(links[1]?.hash)).toBe(1)
    expect(await greeted(links[0]?.hash)).toBeNull()
    expect(await greeted(undefined)).toBeNull()
  })
})

describe('the changes since a release', () => {
  const some = Array.from({ length: 10 }, (_, number) => put(`Stays ${number}`))

  it('lead to the one wanted, over every link of the chain', async () => {
    const { database, get, releaseKey } = await aServerWith([...some, put('One')])
    const first = await readChain(database.db, 0, 1)
    await publish(database, withdraw(put('One')), put('Two'))
    const last = await publish(database, withdraw(put('Two')), put('Three'))
    const response = await get('3/changes?since=1')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const delta = releaseDeltaSchema.parse(await response.json())
    if (delta.kind !== 'changes') return expect.fail('a snapshot')
    expect(proveChain(first?.[0]?.hash ?? '', delta.links, releaseKey).ok).toBe(true)
    const before = [...some, put('One')].map(({ revision }) => revision.revisionId)
    expect(hashOfSet(timeZone, changedIds(before, netOf(delta.changes)), sha256)).toBe(last.hash)
  })

  it('are told to be no better than the whole release when they are most of it', async () => {
    const { get } = await aServerWith([put('One')], [put('Two'), put('Three'), put('Four')])
    expect(await (await get('2/changes?since=1')).json()).toEqual({ kind: 'snapshot' })
  })

  it('are not repeated for those who have them', async () => {
    const { get } = await aServerWith(some, [put('One')])
    const etag = (await get('2/changes?since=1')).headers.get('etag') ?? ''
    expect((await get('2/changes?since=1', { 'if-none-match': etag })).status).toBe(304)
  })

  it.each(['2/changes?since=2', '2/changes?since=3', '1/changes?since=0', '2/changes', '9/changes?since=1'])(
    'are none where there is nothing to change from (%s)',
    async (path) => {
      const { get } = await aServerWith(some, [put('One')])
      expect((await get(path)).status).toBe(404)
    },
  )

  it('are never given out when they were altered in the database', async () => {
    const { get, database } = await aServerWith(some, [put('One')])
    await sql`update revision set body = jsonb_set(body, '{spoken}', '"It is free."')`.execute(database.db)
    expect((await get('2/changes?since=1')).status).toBe(503)
  })

  it('are for people who are signed in', async () => {
    const { get } = await aServerWith(some, [put('One')])
    expect((await get('2/changes?since=1', { authorization: 'Bearer nonsense' })).status).toBe(401)
  })
})

describe('a release as a file', () => {
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it('is gone on with from where it broke off', async () => {
    const { get } = await aServerWith([put('One')])
    const all = await get('1/snapshot')
    const [bytes, etag] = [await bytesOf(all), all.headers.get('etag') ?? '']
    const rest = await get('1/snapshot', { range: 'bytes=100-', 'if-range': etag })
    expect(rest.status).toBe(206)
    expect(rest.headers.get('content-range')).toBe(`bytes 100-${bytes.length - 1}/${bytes.length}`)
    expect(await bytesOf(rest)).toEqual(bytes.subarray(100))
  })

  it.each([
    ['another file was begun', { range: 'bytes=100-', 'if-range': '"other"' }],
    ['nobody knows what was begun', { range: 'bytes=100-' }],
    ['there is nothing behind', { range: 'bytes=99999999-' }],
  ])('is given whole where %s', async (_why, headers) => {
    const { get } = await aServerWith([put('One')])
    const all = await bytesOf(await get('1/snapshot'))
    const response = await get('1/snapshot', headers as Record<string, string>)
    expect(response.status).toBe(200)
    expect(await bytesOf(response)).toEqual(all)
  })
})
