import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { publishRelease, readRelease } from '../../../server/releases/releases-repository.ts'
import { sha256 } from '../../../server/releases/sha256.ts'
import { verifyRelease } from '../../../shared/knowledge/release.ts'
import { anAnswer } from '../../support/a-release.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aDeskOfThisTest, anotherNodeOf, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { approve, begin, beginWithdrawal, granted, publication } from '../support/editors-hands.ts'

/** Release 2 corrects a text, release 3 takes one out and puts a new one in. */
async function aDeskWithThreeReleases() {
  const desk = await aDeskOfThisTest({ texts: [anAnswer(), anAnswer({ answerId: 'old' })] })
  const publish = async (drafts: Awaited<ReturnType<typeof begin>>[]) => {
    await approve(desk.edie, desk.omar, drafts)
    return granted(desk.edie, 'content:publish', publication(drafts))
  }
  await publish([
    await begin(desk.edie, { revision: await desk.publishedText('pothole-report'), text: { title: 'Holes' } }),
  ])
  await publish([
    await beginWithdrawal(desk.edie, await desk.publishedText('old')),
    await begin(desk.edie, { answerId: 'new' }),
  ])
  return desk
}

const backTo = (desk: ContentDesk, to: number, reason = 'It was wrong') =>
  granted(desk.omar, 'content:roll-back', { to, reason })

describe('rolling back', () => {
  it.each([1, 2])('makes the set of release %s the next one, with its hash', async (number) => {
    const desk = await aDeskWithThreeReleases()
    const { db } = desk.database
    const then = await readRelease(db, number)
    const announced = desk.edie.event('release:published')
    expect(await backTo(desk, number)).toMatchObject({
      number: 4,
      hash: then?.hash,
      purpose: 'roll-back',
      note: 'It was wrong',
      publishedBy: { displayName: 'omar' },
    })
    expect(await announced).toMatchObject({ number: 2 })
    const now = await readRelease(db, 4)
    expect(now?.revisions).toEqual(then?.revisions)
    expect(verifyRelease(now, sha256).ok).toBe(true)
    expect((await desk.acts()).at(-1)).toEqual({ act: 'rolled-back', by: 'omar', reason: 'It was wrong' })
  })

  it('changes nothing but what differs from the present set', async () => {
    const desk = await aDeskWithThreeReleases()
    await backTo(desk, 1)
    const draft = await begin(desk.edie, { answerId: 'unrelated' })
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    // What releases 2 to 4 put in and took out again is not touched.
    expect(await backTo(desk, 1)).toMatchObject({ put: 0, withdrawn: 1 })
  })

  it('can itself be rolled back', async () => {
    const desk = await aDeskWithThreeReleases()
    await backTo(desk, 1)
    const { hash } = await backTo(desk, 3)
    expect(hash).toBe((await readRelease(desk.database.db, 3))?.hash)
  })

  it('brings the time zone of that release back', async () => {
    const desk = await aDeskOfThisTest()
    const { db } = desk.database
    await publishRelease(db, [], 'America/Vancouver', 5_000)
    await backTo(desk, 1)
    expect(await readRelease(db, 3)).toMatchObject({ timeZone: 'America/Toronto' })
  })

  it('is refused where nothing would change', async () => {
    const desk = await aDeskWithThreeReleases()
    const answer = await desk.edie.ask('content:roll-back', { to: 3, reason: 'no reason' })
    expect(answer).toMatchObject({ reason: 'nothing-to-change' })
  })

  it.each([4, 3_000_000_000])('is refused to release %s, which there is not', async (to) => {
    const desk = await aDeskOfThisTest()
    expect(await desk.edie.ask('content:roll-back', { to, reason: 'no reason' })).toMatchObject({ reason: 'not-found' })
  })

  it('leaves a draft of a text that is gone, and says so', async () => {
    const desk = await aDeskWithThreeReleases()
    const holes = (await desk.published()).find(({ title }) => title === 'Holes')
    if (!holes) throw new Error('there is one')
    const draft = await begin(desk.edie, { revision: holes, text: { title: 'Bigger holes' } })
    await backTo(desk, 1)
    const { obstacles } = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })
    expect(obstacles).toContainEqual({
      draftId: draft.draftId,
      reason: expect.stringContaining('not published any more'),
      obstacle: { code: 'replaced-text-gone' },
    })
  })
})

describe('the history', () => {
  it('lists the releases, newest first', async () => {
    const desk = await aDeskWithThreeReleases()
    const { releases } = await granted(desk.omar, 'content:releases', {})
    expect(releases).toMatchObject([
      { number: 3, purpose: 'content', publishedBy: { displayName: 'edie' }, put: 1, withdrawn: 1 },
      { number: 2, purpose: 'content', put: 1, withdrawn: 1 },
      { number: 1, purpose: 'first', publishedBy: null, put: 2, withdrawn: 0 },
    ])
  })

  it('shows what a release changed, before beside after', async () => {
    const desk = await aDeskWithThreeReleases()
    expect(await granted(desk.omar, 'content:changes', { number: 2 })).toMatchObject({
      total: 1,
      changes: [{ answerId: 'pothole-report', before: { title: 'Report a pothole' }, after: { title: 'Holes' } }],
    })
    expect(await granted(desk.omar, 'content:changes', { number: 3 })).toMatchObject({
      changes: [
        { answerId: 'new', before: null, after: { answerId: 'new' } },
        { answerId: 'old', before: { answerId: 'old' }, after: null },
      ],
    })
  })

  it.each([4, 3_000_000_000])('has no release %s', async (number) => {
    const desk = await aDeskOfThisTest()
    expect(await desk.edie.ask('content:changes', { number })).toMatchObject({ reason: 'not-found' })
  })

  it('shows every text that an answer had, newest first', async () => {
    const desk = await aDeskWithThreeReleases()
    await backTo(desk, 1)
    const history = { answerId: 'pothole-report', language: 'en' }
    const { revisions } = await granted(desk.omar, 'content:history', history)
    expect(revisions.map(({ revision, release }) => [release.number, revision.title])).toEqual([
      [4, 'Report a pothole'],
      [2, 'Holes'],
      [1, 'Report a pothole'],
    ])
    expect((await granted(desk.omar, 'content:history', { ...history, language: 'fr' })).revisions).toEqual([])
  })

  it('never carries more than five hundred changes', async () => {
    const texts = Array.from({ length: 501 }, (_, number) => anAnswer({ answerId: `answer-${number}` }))
    const desk = await aDeskOfThisTest({ texts })
    const { changes, total } = await granted(desk.omar, 'content:changes', { number: 1 })
    expect([changes.length, total]).toEqual([500, 501])
  })
})

describe('who was reached', () => {
  it('is told of the desktops of every node', async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 25, 15))
    const desk = await aDeskOfThisTest({ clock })
    const node = await anotherNodeOf(desk, { clock })
    const [here, there] = [await aDesktop(desk.server), await aDesktop(node, { name: 'zoe' })]
    const release = await granted(here, 'release:current', {})
    await granted(here, 'release:installed', release)
    const of = async (deviceId: string) => {
      const { desktops } = await granted(desk.edie, 'content:reached', {})
      return desktops.find((one) => one.deviceId === deviceId)
    }
    expect(await of(here.deviceId)).toEqual({
      deviceId: here.deviceId,
      displayName: 'maya',
      connected: true,
      number: 1,
      current: true,
      reportedAt: clock.now(),
    })
    while ((await of(there.deviceId)) === undefined) await sleep(100)
    expect(await of(there.deviceId)).toMatchObject({
      displayName: 'zoe',
      connected: true,
      number: null,
      current: false,
    })
    here.close()
    while ((await of(here.deviceId))?.connected) await sleep(20)
    // Reported within the last day, and not connected.
    expect(await of(here.deviceId)).toMatchObject({ connected: false, current: true })
    there.close()
  })

  it('counts nobody as connected to a node that died', async () => {
    const clock = fakeClock(Date.UTC(2026, 10, 25, 15))
    const desk = await aDeskOfThisTest({ clock })
    const deviceId = 'd3b07384-d9a0-4c9b-8f5e-0f5b0c7d6e1a'
    const dead = {
      node_id: deviceId,
      seen_at: new Date(clock.now()),
      devices: [deviceId],
      people: [desk.edie.personId],
    }
    await desk.database.db.insertInto('node').values(dead).execute()
    const isThere = async () =>
      (await granted(desk.omar, 'content:reached', {})).desktops.some((one) => one.deviceId === deviceId)
    expect(await isThere()).toBe(true)
    clock.advance(30_001)
    expect(await isThere()).toBe(false)
  })

  it('is not current with another release of the same number', async () => {
    const desk = await aDeskOfThisTest()
    const release = await granted(desk.edie, 'release:current', {})
    await granted(desk.edie, 'release:installed', { number: release?.number, hash: 'f'.repeat(64) })
    const { desktops } = await granted(desk.omar, 'content:reached', {})
    expect(desktops.find(({ deviceId }) => deviceId === desk.edie.deviceId)).toMatchObject({
      number: 1,
      current: false,
    })
  })
})
