import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { startGoldenThread } from '../../../server/golden/start-golden-thread.ts'
import { currentRelease } from '../../../server/releases/releases-repository.ts'
import type { GoldenQuestion } from '../../../shared/content/content-contract.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aDeskOfThisTest, anotherNodeOf } from '../support/a-content-desk.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { approve, begin, beginWithdrawal, granted, publication } from '../support/editors-hands.ts'

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
    const desk = await aDeskOfThisTest({ texts, questions })
    const harmless = await begin(desk.edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { detail: 'Better words.' },
    })
    const { golden } = await granted(desk.edie, 'content:try', { draftIds: [harmless.draftId] })
    expect(golden).toEqual({ asked: 3, foundBefore: 2, found: 2, lost: [] })
  })

  it('keep a release back that loses one', async () => {
    const desk = await aDeskOfThisTest({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await desk.publishedText('garbage-day'))
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
    const desk = await aDeskOfThisTest({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await desk.publishedText('garbage-day'))
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
    const desk = await aDeskOfThisTest({ texts, questions })
    const draft = await beginWithdrawal(desk.edie, await desk.publishedText('garbage-day'))
    const emergency = { reason: 'In a hurry' }
    expect(await desk.edie.ask('content:publish', publication([draft], { emergency }))).toMatchObject({
      reason: 'golden-lost',
    })
  })

  it('are asked of what was published last, whoever published it', async () => {
    const desk = await aDeskOfThisTest({ texts, questions })
    const node = await anotherNodeOf(desk)
    const zoe = await aDesktop(node, { name: 'zoe' })
    // This node has release 1 indexed now.
    await granted(desk.edie, 'content:try', { draftIds: [] })
    const other = await beginWithdrawal(zoe, await desk.publishedText('garbage-day'))
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
    const desk = await aDeskOfThisTest({ questions })
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
    const desk = await aDeskOfThisTest({ questions })
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
    const desk = await aDeskOfThisTest({ texts, questions, startGoldenThread: startSlowThread, goldenPatience })
    const draft = await begin(desk.edie, {
      revision: await desk.publishedText('pothole-report'),
      text: { spoken: 'The bridge is closed.' },
    })
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
    const desk = await aDeskOfThisTest({ texts, questions, startGoldenThread: startAndKeep })
    await granted(desk.edie, 'content:try', { draftIds: [] })
    await threads[0]?.terminate()
    expect((await granted(desk.edie, 'content:try', { draftIds: [] })).golden).toMatchObject({ found: 2 })
    expect(threads).toHaveLength(2)
  })
})
