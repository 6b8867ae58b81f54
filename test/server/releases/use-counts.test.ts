import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { storeDelivery } from '../../../server/interactions/store-delivery.ts'
import { publishRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { createUseCounts } from '../../../server/releases/use-counts.ts'
import { type Release, toRevision, verifyRelease } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { anAgentId, anInteraction } from '../../support/an-interaction.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aDatabase } from '../support/a-database.ts'
import { aServer } from '../support/a-server.ts'
import { quietLog } from '../support/quiet-log.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

type Step = readonly [kind: 'suggestion-used' | 'answer-read' | 'suggestion-shown', answerId: string]
const dayMs = 24 * 3_600_000

/** A centre that is open at the clock's time, and where calls can be taken. */
async function aCentre() {
  const database = await aDatabase()
  closing.push(database.remove)
  const { db } = database
  const clock = fakeClock()
  const takeCall = async (steps: readonly Step[], { practice = false, ago = 0, opened = true } = {}) => {
    const about = (answerId: string) => ({ answerId, revisionId: 'r', language: 'en', position: 1 })
    const facts = anInteraction(
      [
        ['offered', 0, { channel: 'voice', practice }],
        ...steps.map(([kind, answerId]) => [kind, 0, about(answerId)] as const),
      ],
      { startAt: clock.now() - ago },
    ).slice(opened ? 0 : 1)
    const entries = facts.map((fact, index) => ({ sequence: index + 1, fact }))
    await storeDelivery(db, { deviceId: randomUUID(), entries }, anAgentId, clock.now())
  }
  const useCounts = createUseCounts({ db, clock, log: quietLog })
  return { database, db, clock, takeCall, counts: async () => Object.fromEntries(await useCounts.current()) }
}

describe('the use of answers', () => {
  it('is counted once for every conversation in which one was used or read', async () => {
    const { takeCall, counts } = await aCentre()
    await takeCall([
      ['suggestion-shown', 'never-opened'],
      ['suggestion-used', 'pothole-report'],
      ['answer-read', 'pothole-report'],
      ['answer-read', 'bin-broken'],
    ])
    await takeCall([['answer-read', 'pothole-report']])
    expect(await counts()).toEqual({ 'pothole-report': 2, 'bin-broken': 1 })
  })

  it.each([
    ['practice', { practice: true }],
    ['what is older than 90 days', { ago: 90 * dayMs + 1 }],
    ['what a clock ahead of time says', { ago: -dayMs }],
    ['what may have been practice', { opened: false }],
  ])('leaves out %s', async (_what, call) => {
    const { takeCall, counts } = await aCentre()
    await takeCall([['suggestion-used', 'pothole-report']], call)
    await takeCall([['suggestion-used', 'bin-broken']], { ago: 89 * dayMs })
    expect(await counts()).toEqual({ 'bin-broken': 1 })
  })

  it('is counted at most once in ten minutes', async () => {
    const { takeCall, counts, clock } = await aCentre()
    await counts()
    await takeCall([['suggestion-used', 'pothole-report']])
    clock.advance(599_999)
    expect(await counts()).toEqual({})
    clock.advance(1)
    expect(await counts()).toEqual({ 'pothole-report': 1 })
  })

  it('stays as it was when it cannot be counted', async () => {
    const { takeCall, counts, clock, db } = await aCentre()
    await takeCall([['suggestion-used', 'pothole-report']])
    await counts()
    await sql`alter table fact rename to fact_elsewhere`.execute(db)
    clock.advance(600_000)
    expect(await counts()).toEqual({ 'pothole-report': 1 })
  })
})

describe('a downloaded release', () => {
  async function aServerWithRelease() {
    const centre = await aCentre()
    const { database, clock } = centre
    const server = await aServer({ database, clock })
    closing.push(server.stop)
    await server.addAgent('maya')
    const revision = toRevision(anAnswer(), sha256)
    const release = await publishRelease(database.db, [{ kind: 'put-revision', revision }], 'America/Toronto', 1_000)
    const { accessToken } = await server.signIn('maya')
    const get = (headers: Record<string, string> = {}) =>
      fetch(`${server.url}/v1/releases/1`, { headers: { authorization: `Bearer ${accessToken}`, ...headers } })
    return { ...centre, release, get }
  }

  it('carries the counts of its own answers, and is proved by the same hash', async () => {
    const { takeCall, release, get } = await aServerWithRelease()
    await takeCall([
      ['suggestion-used', 'pothole-report'],
      ['suggestion-used', 'withdrawn-long-ago'],
    ])
    const proved = verifyRelease(await (await get()).json(), sha256)
    expect(proved).toMatchObject({ ok: true, value: release })
    expect(proved.ok && proved.value.useCounts).toEqual({ 'pothole-report': 1 })
  })

  it.each(['gzip', 'identity'])('carries new counts after ten minutes (%s)', async (encoding) => {
    const { takeCall, clock, get } = await aServerWithRelease()
    const counts = async () => ((await (await get({ 'accept-encoding': encoding })).json()) as Release).useCounts
    expect(await counts()).toEqual({})
    await takeCall([['suggestion-used', 'pothole-report']])
    clock.advance(600_000)
    expect(await counts()).toEqual({ 'pothole-report': 1 })
  })

  it('is not sent again because something was counted', async () => {
    const { takeCall, clock, get } = await aServerWithRelease()
    const etag = (await get()).headers.get('etag') ?? ''
    await takeCall([['suggestion-used', 'pothole-report']])
    clock.advance(600_000)
    expect((await get({ 'if-none-match': etag })).status).toBe(304)
  })
})
