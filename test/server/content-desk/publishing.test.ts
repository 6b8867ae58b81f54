import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { startGoldenThread } from '../../../server/golden/start-golden-thread.ts'
import { currentRelease, publishRelease } from '../../../server/releases/releases-repository.ts'
import type { GoldenQuestion } from '../../../shared/content/content-contract.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aContentDesk, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer } from '../support/a-server.ts'
import { approve, begin, beginWithdrawal, granted, move, publication } from '../support/editors-hands.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function aDesk(options: Parameters<typeof aContentDesk>[0] = {}): Promise<ContentDesk> {
  const desk = await aContentDesk(options)
  closing.push(desk.close)
  return desk
}

const only = async (desk: ContentDesk, answerId = 'pothole-report'): Promise<Revision> => {
  const found = (await desk.published()).find((revision) => revision.answerId === answerId)
  if (!found) throw new Error(`${answerId} is not published`)
  return found
}

describe('publishing', () => {
  it('puts an approved text in the place of the one before', async () => {
    const desk = await aDesk()
    const { edie, omar } = desk
    const draft = await begin(edie, { revision: await only(desk), text: { spoken: 'We fix it in two days.' } })
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
    const desk = await aDesk()
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
    const desk = await aDesk({ clock: { now: () => now } })
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/Toronto' }).format(now)
    expect((await only(desk, 'new-answer')).revisedOn).toBe(today)
  })

  it('lists a published draft no more, and keeps it', async () => {
    const desk = await aDesk()
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    expect((await granted(desk.edie, 'content:drafts', {})).drafts).toEqual([])
    const [kept] = await desk.database.db.selectFrom('draft').selectAll().execute()
    expect(kept).toMatchObject({ state: 'published', published_in: 2, approved_by: desk.omar.personId })
  })

  it('is done once when the answer to it was lost', async () => {
    const desk = await aDesk()
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    const release = await granted(desk.edie, 'content:publish', publication([draft]))
    expect(await granted(desk.edie, 'content:publish', publication([draft]))).toEqual(release)
    expect(await desk.omar.ask('content:publish', publication([draft]))).toMatchObject({ reason: 'obstructed' })
  })

  it('takes a text out', async () => {
    const desk = await aDesk({ texts: [anAnswer(), anAnswer({ answerId: 'stays' })] })
    const draft = await beginWithdrawal(desk.edie, await only(desk))
    await approve(desk.edie, desk.omar, [draft])
    expect(await granted(desk.edie, 'content:publish', publication([draft]))).toMatchObject({ put: 0, withdrawn: 1 })
    expect((await desk.published()).map(({ answerId }) => answerId)).toEqual(['stays'])
  })

  it('publishes all of several drafts or none', async () => {
    const desk = await aDesk()
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
    const desk = await aDesk()
    const ending = await begin(desk.edie, { revision: await only(desk), text: { effectiveUntil: '2027-05-31' } })
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
    const desk = await aDesk()
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
    const desk = await aDesk()
    const before = await only(desk)
    const draft = await begin(desk.edie, { revision: before, text: { title: 'Holes' } })
    await approve(desk.edie, desk.omar, [draft])
    const candidate = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })
    expect(candidate).toMatchObject({
      obstacles: [],
      changes: [{ answerId: 'pothole-report', language: 'en', before, after: { title: 'Holes' } }],
    })
  })

  it('is a release that replaced the text first', async () => {
    const desk = await aDesk()
    const before = await only(desk)
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
    const desk = await aDesk()
    const before = await only(desk)
    const draft = await begin(desk.edie, { revision: before })
    await approve(desk.edie, desk.omar, [draft])
    await granted(desk.edie, 'content:publish', publication([draft]))
    const again = await begin(desk.edie, { revision: await only(desk) })
    expect(
      await desk.edie.ask('content:move', { draftId: again.draftId, version: 1, state: 'in-review', publishAt: null }),
    ).toMatchObject({ reason: 'incomplete', detail: 'it says what is published already' })
  })

  it('is a neighbour that would be left alone with its question', async () => {
    const asking = (answerId: string, label: string) => anAnswer({ answerId, apart: { question: 'Which bin?', label } })
    const desk = await aDesk({ texts: [asking('green-bin', 'Green'), asking('blue-bin', 'Blue')] })
    const draft = await begin(desk.edie, { revision: await only(desk, 'green-bin'), text: { apart: null } })
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
    const desk = await aDesk({ texts: [...both('one'), ...both('two')] })
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
    const desk = await aDesk({ texts: [lonely, anAnswer()] })
    const draft = await begin(desk.edie, { revision: await only(desk), text: { related: ['lonely'] } })
    await approve(desk.edie, desk.omar, [draft])
    expect((await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })).obstacles).toEqual([])
  })
})

describe('an emergency', () => {
  it('is published by one person, marked and written down for ever', async () => {
    const desk = await aDesk()
    const draft = await begin(desk.edie, { revision: await only(desk), text: { spoken: 'The bridge is closed.' } })
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
    const desk = await aDesk()
    const draft = await begin(desk.edie, { text: { spoken: '' } })
    const emergency = { reason: 'The bridge fell' }
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency }))).toMatchObject({
      reason: 'obstructed',
    })
  })

  it('needs a reason', async () => {
    const desk = await aDesk()
    const draft = await begin(desk.edie)
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency: { reason: '' } }))).toMatchObject({
      reason: 'malformed',
    })
  })
})

describe('golden questions', () => {
  const questions: GoldenQuestion[] = [
    { text: 'There is a pothole in my street', language: 'en', answers: ['pothole-report'] },
    { text: 'When is garbage day?', language: 'en', answers: ['garbage-day'] },
    { text: 'Nobody ever answers this', language: 'en', answers: ['nowhere'] },
  ]
  const texts = [
    anAnswer(),
    anAnswer({ answerId: 'garbage-day', title: 'Garbage day', spoken: 'Garbage day is Monday.', residentsWords: [] }),
  ]

  it('are asked of the release that there would be', async () => {
    const desk = await aDesk({ texts, questions })
    const harmless = await begin(desk.edie, { revision: await only(desk), text: { detail: 'Better words.' } })
    const { golden } = await granted(desk.edie, 'content:try', { draftIds: [harmless.draftId] })
    expect(golden).toEqual({ asked: 3, foundBefore: 2, found: 2, lost: [] })
  })

  it('keep a release back that loses one', async () => {
    const desk = await aDesk({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await only(desk, 'garbage-day'))
    await approve(desk.edie, desk.omar, [draft])
    const { golden } = await granted(desk.edie, 'content:try', { draftIds: [draft.draftId] })
    expect(golden).toEqual({ asked: 3, foundBefore: 2, found: 1, lost: [questions[1]] })
    expect(await desk.edie.ask('content:publish', publication([draft]))).toEqual({
      ok: false,
      reason: 'golden-lost',
      detail: 'When is garbage day?',
      obstacles: [
        {
          draftId: null,
          reason: 'When is garbage day?',
          obstacle: { code: 'golden-lost', questions: ['When is garbage day?'] },
        },
      ],
    })
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 1 })
  })

  it('are overridden with a reason, which is written down', async () => {
    const desk = await aDesk({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await only(desk, 'garbage-day'))
    await approve(desk.edie, desk.omar, [draft])
    const override = { reason: 'Moved to the county' }
    expect(await granted(desk.edie, 'content:publish', publication([draft], { override }))).toMatchObject({
      purpose: 'content',
      note: 'Moved to the county',
    })
    expect((await desk.acts()).at(-1)).toEqual({
      act: 'golden-overridden',
      by: 'edie',
      reason: 'Moved to the county\n\nWhen is garbage day?',
    })
  })

  it('keep back an emergency as well', async () => {
    const desk = await aDesk({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await only(desk, 'garbage-day'))
    const emergency = { reason: 'In a hurry' }
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency }))).toMatchObject({
      reason: 'golden-lost',
    })
  })

  it('are asked of what was published last, whoever published it', async () => {
    const desk = await aDesk({ texts, questions })
    const node = await aServer({ database: desk.database })
    closing.push(node.stop)
    const zoe = await aDesktop(node, { name: 'zoe' })
    // This node has release 1 indexed now.
    await granted(desk.edie, 'content:try', { draftIds: [] })
    const other = await beginWithdrawal(zoe, await only(desk, 'garbage-day'))
    await granted(
      zoe,
      'content:publish',
      publication([other], { emergency: { reason: 'Moved' }, override: { reason: 'Moved' } }),
    )
    expect((await granted(desk.edie, 'content:try', { draftIds: [] })).golden).toMatchObject({ foundBefore: 1 })
    await granted(desk.edie, 'content:roll-back', { to: 1, reason: 'Not moved after all' })
    expect((await granted(zoe, 'content:try', { draftIds: [] })).golden).toMatchObject({ foundBefore: 2 })
    zoe.close()
  })

  it('are changed by one editor at a time', async () => {
    const desk = await aDesk({ questions })
    expect(await granted(desk.edie, 'content:golden', {})).toEqual({
      version: 1,
      questions,
      savedBy: null,
      savedAt: 1_000,
    })
    const news = desk.omar.event('content:changed')
    const changed = { version: 1, questions: questions.slice(0, 1) }
    const answers = await Promise.all([desk.edie, desk.omar].map((one) => one.ask('content:save-golden', changed)))
    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { version: 2 } }])
    expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ reason: 'changed-meanwhile' }])
    expect(await news).toEqual({ what: 'golden' })
    expect(await granted(desk.omar, 'content:golden', {})).toMatchObject({ version: 2 })
  })

  it('say who changed them last', async () => {
    const desk = await aDesk({ questions })
    await granted(desk.omar, 'content:save-golden', { version: 1, questions })
    expect(await granted(desk.edie, 'content:golden', {})).toMatchObject({
      version: 2,
      savedBy: { displayName: 'omar' },
      savedAt: expect.any(Number),
    })
  })

  it('are told to be not ready while a release is being indexed, and stand in the way of no override', async () => {
    const startSlowThread = () => new Worker('setInterval(() => {}, 1_000)', { eval: true })
    const goldenPatience = { usual: 300, overridden: 100 }
    const desk = await aDesk({ texts, questions, startGoldenThread: startSlowThread, goldenPatience })
    const draft = await begin(desk.edie, { revision: await only(desk), text: { spoken: 'The bridge is closed.' } })
    expect(await desk.edie.ask('content:try', { draftIds: [] })).toMatchObject({
      reason: 'unavailable',
      detail: expect.stringContaining('still being indexed'),
      obstacles: [{ obstacle: { code: 'still-indexing' } }],
    })
    const reason = { reason: 'The bridge fell' }
    const emergency = publication([draft], { emergency: reason })
    expect(await desk.edie.ask('content:publish', emergency)).toMatchObject({ reason: 'unavailable' })
    await granted(desk.edie, 'content:publish', { ...emergency, override: reason })
    expect((await desk.acts()).at(-1)).toMatchObject({
      act: 'golden-overridden',
      reason: expect.stringContaining('were not asked'),
    })
  })

  it('are answered again after their thread has died', async () => {
    const threads: Worker[] = []
    const startAndKeep = () => {
      const thread = startGoldenThread()
      threads.push(thread)
      return thread
    }
    const desk = await aDesk({ texts, questions, startGoldenThread: startAndKeep })
    await granted(desk.edie, 'content:try', { draftIds: [] })
    await threads[0]?.terminate()
    expect((await granted(desk.edie, 'content:try', { draftIds: [] })).golden).toMatchObject({ found: 2 })
    expect(threads).toHaveLength(2)
  })
})

describe('two nodes', () => {
  it('publish one after the other what is asked of them at once', async () => {
    const desk = await aDesk()
    const node = await aServer({ database: desk.database })
    closing.push(node.stop)
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
    const desk = await aDesk()
    const node = await aServer({ database: desk.database })
    closing.push(node.stop)
    const zoe = await aDesktop(node, { name: 'zoe' })
    const draft = await begin(desk.edie)
    await approve(desk.edie, desk.omar, [draft])
    const answers = await Promise.all([desk.edie, zoe].map((one) => one.ask('content:publish', publication([draft]))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await currentRelease(desk.database.db)).toMatchObject({ number: 2 })
    zoe.close()
  })

  it('tell the editors of each other’s drafts', async () => {
    const desk = await aDesk()
    const node = await aServer({ database: desk.database })
    closing.push(node.stop)
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
    const desk = await aDesk({ secondPerson: false })
    expect((await granted(desk.edie, 'content:drafts', {})).secondPerson).toBe(false)
    const draft = await begin(desk.edie)
    expect(await move(desk.edie, draft, 'approved')).toMatchObject({ approvedBy: { displayName: 'edie' } })
    await granted(desk.edie, 'content:publish', publication([draft]))
  })
})
