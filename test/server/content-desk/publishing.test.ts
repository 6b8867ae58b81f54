import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { currentRelease, publishRelease } from '../../../server/releases/releases-repository.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aDeskOfThisTest, anotherNodeOf } from '../support/a-content-desk.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { approve, begin, beginWithdrawal, granted, move, publication } from '../support/editors-hands.ts'

describe('publishing', () => {
  it('puts an approved text in the place of the one before', async () => {
    const desk = await aDeskOfThisTest()
    const { edie, omar } = desk
    const draft = await begin(edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { spoken: 'We fix it in two days.' },
    })
    await approve(edie, omar, [draft])
    const announced = edie.event('release:published')
    const release = await granted(omar, 'content:publish', publication([draft]))
    expect(release).toMatchObject({
      number: 2,
      publishedBy: { personId: omar.personId, displayName: 'omar' },
      purpose: 'content',
      note: null,
      put: 1,
      withdrawn: 1,
    })
    expect(await announced).toMatchObject({ number: 2, hash: release.hash })
    expect((await desk.published()).map(({ spoken }) => spoken)).toEqual(['We fix it in two days.'])
  })

  it('tells every editor', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    for (;;) {
      const { what } = await desk.omar.event('content:changed')
      if (what === 'releases') return
    }
  })

  it('says when the text was revised: today, in the city', async () => {
    const now = Date.now()
    const desk = await aDeskOfThisTest({ clock: { now: () => now } })
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Toronto' }).format(now)
    expect((await desk.publishedText('new-answer')).revisedOn).toBe(today)
  })

  it('lists a published draft no more, and keeps it', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    expect((await granted(desk.edie, 'content:drafts', {})).drafts).toEqual([])
    const [kept] = await desk.database.db.selectFrom('draft').selectAll().execute()
    expect(kept).toMatchObject({ state: 'published', published_in: 2, approved_by: desk.omar.personId })
  })

  it('is done once when the answer to it was lost', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    const release = await granted(desk.edie, 'content:publish', publication([draft]))
    expect(await granted(desk.edie, 'content:publish', publication([draft]))).toEqual(release)
    expect(await desk.omar.ask('content:publish', publication([draft]))).toMatchObject({ reason: 'obstructed' })
  })

  it('takes a text out', async () => {
    const desk = await aDeskOfThisTest({ texts: [anAnswer(), anAnswer({ answerId: 'stays' })] })
    const draft = await beginWithdrawal(desk.edie, await desk.publishedText('pothole-report'))
    await approve(desk.edie, desk.omar, [draft])
    expect(await granted(desk.edie, 'content:publish', publication([draft]))).toMatchObject({ put: 0, withdrawn: 1 })
    expect((await desk.published()).map(({ answerId }) => answerId)).toEqual(['stays'])
  })

  it('publishes all of several drafts or none', async () => {
    const desk = await aDeskOfThisTest()
    const good = await begin(desk.edie, { answerId: 'good' })
    const unread = await begin(desk.edie, { answerId: 'unread' })
    await approve(desk.edie, desk.omar, [good])
    expect(await desk.edie.ask('content:publish', publication([good, unread]))).toEqual({
      ok: false,
      reason: 'obstructed',
      detail: 'nobody has approved it',
      obstacles: [
        {
          draftId: unread.draftId,
          reason: 'nobody has approved it',
          approval: true,
          obstacle: { code: 'not-approved' },
        },
      ],
    })
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 1 })
    expect(await granted(desk.edie, 'content:draft', { draftId: good.draftId })).toMatchObject({ state: 'approved' })
  })

  it('publishes two texts of one answer that follow each other', async () => {
    const desk = await aDeskOfThisTest()
    const ending = await begin(desk.edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { effectiveUntil: '2027-05-31' },
    })
    const next = await begin(desk.edie, {
      answerId: 'pothole-report',
      text: { effectiveFrom: '2027-06-01', spoken: 'From June on.' },
    })
    await approve(desk.edie, desk.omar, [ending, next])
    await granted(desk.edie, 'content:publish', publication([ending, next]))
    expect(await desk.published()).toHaveLength(2)
  })
})

describe('what stands in the way', () => {
  it('is told before anybody publishes', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie, { text: { title: '' } })
    const gone = randomUUID()
    const { obstacles, changes } = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId, gone] })
    expect(changes).toEqual([])
    expect(obstacles).toEqual([
      { draftId: gone, reason: 'it was published or discarded, or never was', obstacle: { code: 'draft-gone' } },
      {
        draftId: draft.draftId,
        reason: 'nobody has approved it',
        approval: true,
        obstacle: { code: 'not-approved' },
      },
      {
        draftId: draft.draftId,
        reason: 'title: is missing',
        obstacle: { code: 'field', field: 'title', fault: 'missing' },
      },
    ])
  })

  it('is nothing for a good draft, whose change is shown', async () => {
    const desk = await aDeskOfThisTest()
    const before = await desk.publishedText('pothole-report')
    const draft = await begin(desk.edie, { revision: before, text: { title: 'Holes' } })
    await approve(desk.edie, desk.omar, [draft])
    const candidate = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })
    expect(candidate).toMatchObject({
      obstacles: [],
      changes: [{ answerId: 'pothole-report', language: 'en', before, after: { title: 'Holes' } }],
    })
  })

  it('is a release that replaced the text first', async () => {
    const desk = await aDeskOfThisTest()
    const before = await desk.publishedText('pothole-report')
    const late = await begin(desk.edie, { revision: before, text: { title: 'Late' } })
    await approve(desk.edie, desk.omar, [late])
    // A program brings a correction in meanwhile.
    const { answerId, language, revisionId } = before
    await publishRelease(
      desk.database.db,
      [{ kind: 'withdraw-revision', answerId, language, revisionId }],
      'America/Toronto',
      5_000,
    )
    expect(await desk.edie.ask('content:publish', publication([late]))).toMatchObject({
      reason: 'obstructed',
      detail: expect.stringContaining('not published any more'),
    })
  })

  it('is a text that says what is published already', async () => {
    const desk = await aDeskOfThisTest()
    const before = await desk.publishedText('pothole-report')
    const draft = await begin(desk.edie, { revision: before })
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    const again = await begin(desk.edie, { revision: await desk.publishedText('pothole-report') })
    expect(
      await desk.edie.ask('content:move', { draftId: again.draftId, version: 1, state: 'in-review', publishAt: null }),
    ).toMatchObject({ reason: 'incomplete', detail: 'it says what is published already' })
  })

  it('is a neighbour that would be left alone with its question', async () => {
    const asking = (answerId: string, label: string) => anAnswer({ answerId, apart: { question: 'Which bin?', label } })
    const desk = await aDeskOfThisTest({ texts: [asking('green-bin', 'Green'), asking('blue-bin', 'Blue')] })
    const draft = await begin(desk.edie, { revision: await desk.publishedText('green-bin'), text: { apart: null } })
    await approve(desk.edie, desk.omar, [draft])
    const { obstacles } = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })
    expect(obstacles).toEqual([
      {
        draftId: null,
        text: { answerId: 'blue-bin', language: 'en', effectiveFrom: '2026-01-01' },
        reason: expect.stringMatching(/^blue-bin \(en, from 2026-01-01\): "apart" asks a question/),
        obstacle: { code: 'lonely-question' },
      },
    ])
  })

  it('is a question asked in one language only', async () => {
    const both = (answerId: string) => [anAnswer({ answerId }), anAnswer({ answerId, language: 'fr' })]
    const desk = await aDeskOfThisTest({ texts: [...both('one'), ...both('two')] })
    const drafts = await Promise.all(
      (await desk.published())
        .filter(({ language }) => language === 'en')
        .map((revision) =>
          begin(desk.edie, { revision, text: { apart: { question: 'Which?', label: revision.answerId } } }),
        ),
    )
    const { obstacles } = await granted(desk.edie, 'content:try', { draftIds: drafts.map(({ draftId }) => draftId) })
    expect(obstacles.map(({ reason }) => reason)).toContainEqual(
      'one (fr, from 2026-01-01): "apart" is missing: one (en, from 2026-01-01) has it',
    )
  })

  it('leaves alone what was wrong before, elsewhere', async () => {
    const lonely = anAnswer({ answerId: 'lonely', apart: { question: 'Alone?', label: 'Yes' } })
    const desk = await aDeskOfThisTest({ texts: [lonely, anAnswer()] })
    const draft = await begin(desk.edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { related: ['lonely'] },
    })
    await approve(desk.edie, desk.omar, [draft])
    expect((await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })).obstacles).toEqual([])
  })
})

describe('an emergency', () => {
  it('is published by one person, marked and written down for ever', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { spoken: 'The bridge is closed.' },
    })
    const emergency = { reason: 'The bridge fell' }
    const release = await granted(desk.edie, 'content:publish', publication([draft], { emergency }))
    expect(release).toMatchObject({
      purpose: 'emergency',
      note: 'The bridge fell',
      publishedBy: { displayName: 'edie' },
    })
    expect((await desk.acts()).at(-1)).toEqual({ act: 'published-in-emergency', by: 'edie', reason: 'The bridge fell' })
  })

  it('still needs a complete text', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie, { text: { spoken: '' } })
    const emergency = { reason: 'The bridge fell' }
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency }))).toMatchObject({
      reason: 'obstructed',
    })
  })

  it('needs a reason', async () => {
    const desk = await aDeskOfThisTest()
    const draft = await begin(desk.edie)
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency: { reason: '' } }))).toMatchObject({
      reason: 'malformed',
    })
  })
})

describe('two nodes', () => {
  it('publish one after the other what is asked of them at once', async () => {
    const desk = await aDeskOfThisTest()
    const node = await anotherNodeOf(desk)
    const zoe = await aDesktop(node, { name: 'zoe' })
    const drafts = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => begin(zoe, { answerId: `answer-${number}` })))
    await approve(zoe, desk.omar, drafts)
    const releases = await Promise.all(
      drafts.map((draft, number) => granted(number % 2 ? desk.edie : zoe, 'content:publish', publication([draft]))),
    )
    expect(releases.map(({ number }) => number).toSorted()).toEqual([2, 3, 4, 5, 6, 7])
    expect(await desk.published()).toHaveLength(7)
    zoe.close()
  })

  it('publish a draft once that is asked of both', async () => {
    const desk = await aDeskOfThisTest()
    const node = await anotherNodeOf(desk)
    const zoe = await aDesktop(node, { name: 'zoe' })
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    const answers = await Promise.all([desk.edie, zoe].map((one) => one.ask('content:publish', publication([draft]))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 2 })
    zoe.close()
  })

  it('tell the editors of each other’s drafts', async () => {
    const desk = await aDeskOfThisTest()
    const node = await anotherNodeOf(desk)
    const zoe = await aDesktop(node, { name: 'zoe' })
    const news = zoe.event('content:changed')
    const draft = await begin(desk.edie)
    expect(await news).toEqual({ what: 'drafts' })
    await granted(zoe, 'content:look', { draftId: draft.draftId })
    expect(await granted(desk.edie, 'content:look', { draftId: draft.draftId })).toMatchObject({
      others: [{ displayName: 'zoe' }],
    })
    zoe.close()
  })
})

describe('without a second person', () => {
  it('one editor reviews and approves alone', async () => {
    const desk = await aDeskOfThisTest({ secondPerson: false })
    expect((await granted(desk.edie, 'content:drafts', {})).secondPerson).toBe(false)
    const draft = await begin(desk.edie)
    expect(await move(desk.edie, draft, 'approved')).toMatchObject({ approvedBy: { displayName: 'edie' } })
    await granted(desk.edie, 'content:publish', publication([draft]))
  })
})
