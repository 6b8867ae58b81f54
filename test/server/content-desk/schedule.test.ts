import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { currentRelease, publishRelease } from '../../../server/releases/releases-repository.ts'
import { instantOf } from '../../../shared/time-zone.ts'
import { anAnswer } from '../../support/a-release.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aDeskOfThisTest, anotherNodeOf, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { approve, begin, beginWithdrawal, granted, move } from '../support/editors-hands.ts'

const minuteMs = 60_000

/** At an instant shortly before what the test is about: a sign-in lasts a quarter of an hour. */
async function aDeskAt(now: number, options: Parameters<typeof aDeskOfThisTest>[0] = {}) {
  const clock = fakeClock(now)
  const desk = await aDeskOfThisTest({ clock, ...options })
  return { desk, clock }
}

async function untilRelease({ database }: ContentDesk, number: number): Promise<void> {
  while ((await currentRelease(database.db))?.number !== number) await sleep(20)
}
/** Longer than a node takes to see that an hour has come. */
const aWhile = () => sleep(2_500)

describe('a scheduled draft', () => {
  // In that night Toronto's clocks went from 2:00 to 3:00.
  const hour = instantOf('2027-03-14T03:05', 'America/Toronto') ?? Number.NaN

  it('is published when the city’s clocks show its hour, in the night they are turned forward', async () => {
    const { desk, clock } = await aDeskAt(hour - 10 * minuteMs)
    expect(new Date(clock.now()).toISOString()).toBe('2027-03-14T06:55:00.000Z')
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft], hour)
    clock.advance(10 * minuteMs - 1)
    await aWhile()
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 1 })
    clock.advance(1)
    await untilRelease(desk, 2)
    const { releases } = await granted(desk.edie, 'content:releases', {})
    expect(releases[0]).toMatchObject({ number: 2, publishedBy: null, purpose: 'scheduled', publishedAt: hour })
    expect((await desk.acts()).at(-1)).toMatchObject({ act: 'published', by: null })
  })

  it('is published once, whichever of three nodes is first', async () => {
    const { desk, clock } = await aDeskAt(hour - minuteMs)
    for (const _ of [1, 2]) await anotherNodeOf(desk, { clock })
    const drafts = [await begin(desk.edie, { answerId: 'one' }), await begin(desk.edie, { answerId: 'two' })]
    await approve(desk.edie, desk.omar, drafts, hour)
    clock.advance(minuteMs)
    await untilRelease(desk, 2)
    await aWhile()
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 2 })
    expect(await desk.published()).toHaveLength(3)
  })

  it('is published after the server was away at its hour', async () => {
    const { desk, clock } = await aDeskAt(hour - minuteMs)
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft], hour)
    await desk.server.stop()
    clock.advance(24 * 60 * minuteMs)
    await anotherNodeOf(desk, { clock })
    await untilRelease(desk, 2)
  })

  it('comes in the order of the hours', async () => {
    const { desk, clock } = await aDeskAt(hour - minuteMs)
    const later = await begin(desk.edie, { answerId: 'later' })
    const sooner = await begin(desk.edie, { answerId: 'sooner' })
    await approve(desk.edie, desk.omar, [later], hour + 2_000)
    await approve(desk.edie, desk.omar, [sooner], hour)
    clock.advance(2 * minuteMs)
    await untilRelease(desk, 3)
    const { changes } = await granted(desk.edie, 'content:changes', { number: 2 })
    expect(changes.map(({ answerId }) => answerId)).toEqual(['sooner'])
  })

  it('stays where it is when somebody takes it back in time', async () => {
    const { desk, clock } = await aDeskAt(hour - minuteMs)
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft], hour)
    await move(desk.edie, draft, 'approved', null)
    clock.advance(minuteMs)
    await aWhile()
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 1 })
  })

  it('that cannot be published says why, and keeps no other back', async () => {
    const { desk, clock } = await aDeskAt(hour - minuteMs)
    const [revision] = await desk.published()
    if (!revision) throw new Error('there is one')
    const [late, good] = [await begin(desk.edie, { revision, text: { title: 'Late' } }), await begin(desk.edie)]
    await approve(desk.edie, desk.omar, [late, good], hour)
    const { answerId, language, revisionId } = revision
    const withdrawal = { kind: 'withdraw-revision', answerId, language, revisionId } as const
    await publishRelease(desk.database.db, [withdrawal], 'America/Toronto', clock.now())
    clock.advance(minuteMs)
    await untilRelease(desk, 3)
    expect((await desk.published()).map((text) => text.answerId)).toEqual(['new-answer'])
    const { drafts } = await granted(desk.edie, 'content:drafts', {})
    expect(drafts).toMatchObject([
      {
        draftId: late.draftId,
        state: 'approved',
        publishAt: null,
        heldUp: expect.stringContaining('not published any more'),
        heldUpBy: [{ draftId: late.draftId, obstacle: { code: 'replaced-text-gone' } }],
      },
    ])
    expect(await desk.acts()).toContainEqual({
      act: 'held-up',
      by: null,
      reason: expect.stringContaining('not published any more'),
    })
  })

  it('that was held up before there were codes says why in its words', async () => {
    const { desk } = await aDeskAt(hour - minuteMs)
    const draft = await begin(desk.edie)
    await desk.database.db
      .updateTable('draft')
      .set({ held_up: 'the bridge was closed' })
      .where('draft_id', '=', draft.draftId)
      .execute()
    const { drafts } = await granted(desk.edie, 'content:drafts', {})
    expect(drafts).toMatchObject([{ heldUp: 'the bridge was closed' }])
    expect(drafts[0]).not.toHaveProperty('heldUpBy')
  })

  it('that would lose a golden question is held up', async () => {
    const questions = [{ text: 'pothole', language: 'en', answers: ['pothole-report'] } as const]
    const { desk, clock } = await aDeskAt(hour - minuteMs, {
      questions: questions.map((one) => ({ ...one, answers: [...one.answers] })),
    })
    const [revision] = await desk.published()
    if (!revision) throw new Error('there is one')
    const draft = await beginWithdrawal(desk.edie, revision)
    await approve(desk.edie, desk.omar, [draft], hour)
    clock.advance(minuteMs)
    for (;;) {
      const { heldUp } = await granted(desk.edie, 'content:draft', { draftId: draft.draftId })
      if (heldUp) return expect(heldUp).toBe('pothole')
      await sleep(50)
    }
  })
})

describe('who looks at a draft', () => {
  it('is forgotten after half a minute without a look', async () => {
    const { desk, clock } = await aDeskAt(Date.UTC(2026, 10, 25, 15))
    const node = await anotherNodeOf(desk, { clock })
    const zoe = await aDesktop(node, { name: 'zoe' })
    const { draftId } = await begin(desk.edie)
    await granted(desk.edie, 'content:look', { draftId })
    clock.advance(30_000)
    expect((await granted(zoe, 'content:look', { draftId })).others).toMatchObject([{ displayName: 'edie' }])
    clock.advance(1)
    expect((await granted(zoe, 'content:look', { draftId })).others).toEqual([])
    zoe.close()
  })
})

describe('the hour of a text', () => {
  it('decides which day it says it was revised on', async () => {
    const lateEvening = instantOf('2026-11-24T23:59', 'America/Toronto') ?? Number.NaN
    const { desk, clock } = await aDeskAt(lateEvening, { texts: [anAnswer({ answerId: 'other' })] })
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft], lateEvening + 2 * minuteMs)
    clock.advance(2 * minuteMs)
    await untilRelease(desk, 2)
    const published = (await desk.published()).find(({ answerId }) => answerId === 'new-answer')
    expect(published?.revisedOn).toBe('2026-11-25')
  })
})
