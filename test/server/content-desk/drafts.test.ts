import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDraftText } from '../../support/a-draft-text.ts'
import { anAnswer } from '../../support/a-release.ts'
import { aContentDesk, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { approve, begin, beginWithdrawal, granted, move, publication } from '../support/editors-hands.ts'

let desk: ContentDesk
let edie: TestDesktop
let omar: TestDesktop
beforeAll(async () => {
  const asking = (answerId: string, label: string) =>
    anAnswer({ answerId, title: label, apart: { question: 'Which bin?', label } })
  desk = await aContentDesk({
    texts: [anAnswer(), anAnswer({ answerId: 'to-edit' }), asking('green-bin', 'Green'), asking('blue-bin', 'Blue')],
  })
  edie = desk.edie
  omar = desk.omar
})
afterAll(() => desk.close())

let named = 0
const anotherAnswer = (text = {}) => begin(edie, { answerId: `answer-${++named}`, text })
const save = (editor: TestDesktop, draft: { draftId: string; version: number }, title: string) =>
  editor.ask('content:save', { draftId: draft.draftId, version: draft.version, text: aDraftText({ title }) })
const moveTo = (editor: TestDesktop, { draftId, version }: { draftId: string; version: number }, state: string) =>
  editor.ask('content:move', { draftId, version, state, publishAt: null })

describe('beginning a draft', () => {
  it('makes it in work at version 1, for everybody to see', async () => {
    const draft = await anotherAnswer({ title: 'For all' })
    const { drafts } = await granted(omar, 'content:drafts', {})
    expect(drafts.find(({ draftId }) => draftId === draft.draftId)).toEqual({
      draftId: draft.draftId,
      answerId: draft.answerId,
      language: 'en',
      purpose: 'text',
      replaces: null,
      title: 'For all',
      state: 'in-work',
      version: 1,
      createdBy: { personId: edie.personId, displayName: 'edie' },
      editedBy: { personId: edie.personId, displayName: 'edie' },
      editedAt: draft.editedAt,
      approvedBy: null,
      publishAt: null,
      heldUp: null,
      service: 'roads',
      owner: 'roads-operations',
    })
  })

  it('finds the same draft when it is asked again', async () => {
    const draft = await anotherAnswer()
    const { draftId, answerId, language, purpose, replaces, text } = draft
    const again = { draftId, answerId, language, purpose, replaces, text }
    expect(await granted(edie, 'content:begin', again)).toEqual(draft)
  })

  it('tells which draft there is for that revision already', async () => {
    const draft = await anotherAnswer()
    const { answerId, language, purpose, replaces, text } = draft
    const other = { draftId: randomUUID(), answerId, language, purpose, replaces, text }
    expect(await omar.ask('content:begin', other)).toEqual({ ok: false, reason: 'exists', detail: draft.draftId })
  })

  it('has one winner of two editors who begin at once', async () => {
    const input = { answerId: 'raced-for', language: 'en', purpose: 'text', replaces: null, text: aDraftText() }
    const answers = await Promise.all(
      [edie, omar].map((editor) => editor.ask('content:begin', { ...input, draftId: randomUUID() })),
    )
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })

  it.each([
    ['a text that there is not', { replaces: '0'.repeat(32) }],
    ['half of PostgreSQL’s letters', { replaces: '\0' }],
    ['a withdrawal of nothing', { purpose: 'withdrawal' }],
    ['an answer of no name', { answerId: 'Not An Id' }],
  ])('is malformed for %s', async (_what, more) => {
    const draft = { draftId: randomUUID(), answerId: 'odd', language: 'en', purpose: 'text', replaces: null }
    const answer = await edie.ask('content:begin', { ...draft, text: aDraftText(), ...more })
    expect(answer).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it('does not bring a discarded draft back', async () => {
    const { draftId, version, answerId, language, purpose, replaces, text } = await anotherAnswer()
    await granted(edie, 'content:discard', { draftId, version })
    const again = await edie.ask('content:begin', { draftId, answerId, language, purpose, replaces, text })
    expect(again).toMatchObject({ ok: false, reason: 'malformed' })
  })
})

describe('saving a draft', () => {
  it('raises its version', async () => {
    const draft = await anotherAnswer()
    expect(await save(omar, draft, 'Second')).toMatchObject({
      ok: true,
      value: { version: 2, title: 'Second', editedBy: { displayName: 'omar' }, createdBy: { displayName: 'edie' } },
    })
  })

  it('writes nothing over what its author has not read', async () => {
    const draft = await anotherAnswer()
    await save(edie, draft, 'By Edie')
    expect(await save(omar, draft, 'By Omar')).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
    expect(await granted(omar, 'content:draft', { draftId: draft.draftId })).toMatchObject({
      version: 2,
      text: { title: 'By Edie' },
    })
  })

  it('has exactly one winner of twenty who save at once', async () => {
    const draft = await anotherAnswer()
    const titles = Array.from({ length: 20 }, (_, number) => `Title ${number}`)
    const answers = await Promise.all(titles.map((title, number) => save(number % 2 ? edie : omar, draft, title)))
    const winners = titles.filter((_, number) => answers[number]?.ok)
    expect(winners).toHaveLength(1)
    const { version, text } = await granted(edie, 'content:draft', { draftId: draft.draftId })
    expect({ version, title: text.title }).toEqual({ version: 2, title: winners[0] })
  })

  it('succeeds again when the answer to it was lost', async () => {
    const draft = await anotherAnswer()
    const first = await save(edie, draft, 'Once')
    expect(await save(edie, draft, 'Once')).toEqual(first)
  })

  it('takes a reviewed draft back to work', async () => {
    const draft = await anotherAnswer()
    const reviewed = await move(edie, draft, 'in-review')
    expect(await save(edie, reviewed, 'Better')).toMatchObject({ ok: true, value: { state: 'in-work' } })
  })

  it('takes approval and hour away', async () => {
    const draft = await anotherAnswer()
    await approve(edie, omar, [draft], Date.UTC(2040, 0, 1))
    const approved = await granted(edie, 'content:draft', { draftId: draft.draftId })
    expect(approved).toMatchObject({ state: 'approved', approvedBy: { displayName: 'omar' } })
    expect(await save(edie, approved, 'Better')).toMatchObject({
      ok: true,
      value: { state: 'in-work', approvedBy: null, publishAt: null },
    })
  })

  it('is refused for a draft that there is not', async () => {
    const nothing = { draftId: randomUUID(), version: 1 }
    expect(await save(edie, nothing, 'x')).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await edie.ask('content:draft', { draftId: nothing.draftId })).toMatchObject({ reason: 'not-found' })
    expect(await moveTo(edie, nothing, 'in-review')).toMatchObject({ reason: 'not-found' })
    expect(await edie.ask('content:discard', nothing)).toMatchObject({ reason: 'not-found' })
  })

  it('keeps every letter but the one that PostgreSQL cannot', async () => {
    const draft = await anotherAnswer()
    const text = aDraftText({ detail: 'Zoë’s “café” 🎄 a\0b', steps: '' })
    await granted(edie, 'content:save', { draftId: draft.draftId, version: 1, text })
    const { text: kept } = await granted(edie, 'content:draft', { draftId: draft.draftId })
    expect(kept).toEqual({ ...text, detail: 'Zoë’s “café” 🎄 a\ufffdb' })
  })
})

describe('moving a draft', () => {
  it('takes another person than the last editor to approve', async () => {
    const reviewed = await move(edie, await anotherAnswer(), 'in-review')
    expect(await moveTo(edie, reviewed, 'approved')).toMatchObject({ ok: false, reason: 'second-person' })
    expect(await moveTo(omar, reviewed, 'approved')).toMatchObject({
      ok: true,
      value: { state: 'approved', approvedBy: { personId: omar.personId, displayName: 'omar' } },
    })
  })

  it('lets nobody approve what is still in work', async () => {
    expect(await moveTo(omar, await anotherAnswer(), 'approved')).toMatchObject({ ok: false, reason: 'incomplete' })
  })

  it('needs the version that was read', async () => {
    const draft = await anotherAnswer()
    await save(edie, draft, 'Newer')
    expect(await moveTo(omar, draft, 'in-review')).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  })

  it('can go back', async () => {
    const draft = await anotherAnswer()
    await approve(edie, omar, [draft])
    expect(await move(edie, draft, 'in-review')).toMatchObject({ state: 'in-review', approvedBy: null })
    expect(await move(omar, draft, 'in-work')).toMatchObject({ state: 'in-work' })
  })

  it('keeps the approval when only the hour changes', async () => {
    const draft = await anotherAnswer()
    await approve(edie, omar, [draft], Date.UTC(2040, 0, 1))
    expect(await move(edie, draft, 'approved', Date.UTC(2041, 0, 1))).toMatchObject({
      approvedBy: { displayName: 'omar' },
      publishAt: Date.UTC(2041, 0, 1),
    })
  })

  it.each([
    ['an hour for what is not approved', { state: 'in-review', publishAt: 1_000 }],
    ['an instant that there is not', { state: 'approved', publishAt: 9e15 }],
    ['a state that there is not', { state: 'published', publishAt: null }],
  ])('is malformed for %s', async (_what, goal) => {
    const { draftId, version } = await anotherAnswer()
    expect(await edie.ask('content:move', { draftId, version, ...goal })).toMatchObject({ reason: 'malformed' })
  })

  it.each([
    ['has no title', { title: '  ' }, 'title: '],
    ['has a spoken line that is too long', { spoken: 'word '.repeat(41) }, 'spoken: at most 40 words'],
    ['names a related answer that there is not', { related: ['nowhere'] }, 'related: there is no answer nowhere'],
    ['asks what no neighbour asks', { apart: { question: 'Really?', label: 'Yes' } }, 'no other answer'],
    ['has the label of a neighbour', { apart: { question: 'Which bin?', label: 'green' } }, 'the same label'],
    ['ends before it begins', { effectiveFrom: '2026-05-02', effectiveUntil: '2026-05-01' }, 'is before'],
    ['has a link that is none', { links: [{ label: 'x', url: 'https://' }] }, 'is no address'],
    ['has a telephone number that is none', { links: [{ label: 'x', url: 'tel:three' }] }, 'is no address'],
    ['has a link that runs', { links: [{ label: 'x', url: 'javascript:1' }] }, 'https://'],
    ['has HTML', { detail: 'a <b>bold</b> claim' }, 'HTML is not allowed'],
    ['has a control character', { steps: 'a\u0007b' }, 'control character'],
    ['has a day that is none', { reviewOn: 'soon' }, 'reviewOn: '],
  ])('does not leave work while it %s', async (_what, text, reason) => {
    const draft = await anotherAnswer(text)
    const answer = await moveTo(edie, draft, 'in-review')
    expect(answer).toMatchObject({ ok: false, reason: 'incomplete', detail: expect.stringContaining(reason) })
    await granted(edie, 'content:discard', draft)
  })

  it('does not leave work while its days are those of another text', async () => {
    const draft = await begin(edie, { answerId: 'pothole-report', text: { effectiveFrom: '2026-06-01' } })
    const answer = await moveTo(edie, draft, 'in-review')
    expect(answer).toMatchObject({ reason: 'incomplete', detail: expect.stringContaining('on the same days as') })
    await granted(edie, 'content:discard', draft)
  })

  it('counts neighbours that are on their way themselves', async () => {
    const asking = (label: string) => ({ apart: { question: 'Which season?', label } })
    const [winter, summer] = [await anotherAnswer(asking('Winter')), await anotherAnswer(asking('Summer'))]
    expect(await move(edie, winter, 'in-review')).toMatchObject({ state: 'in-review' })
    expect(await move(edie, summer, 'in-review')).toMatchObject({ state: 'in-review' })
  })

  it('does not take out what others name as related', async () => {
    const naming = await anotherAnswer({ related: ['to-edit'] })
    await approve(edie, omar, [naming])
    await granted(edie, 'content:publish', publication([naming]))
    const withdrawal = await beginWithdrawal(edie, await desk.publishedText('to-edit'))
    const answer = await moveTo(edie, withdrawal, 'in-review')
    expect(answer).toMatchObject({ reason: 'incomplete', detail: expect.stringContaining('names it as related') })
  })
})

describe('a draft that was discarded', () => {
  it('is not listed, and its revision is free again', async () => {
    const revision = await desk.publishedText('blue-bin')
    const draft = await begin(edie, { revision })
    await granted(omar, 'content:discard', { draftId: draft.draftId, version: 1 })
    const { drafts } = await granted(edie, 'content:drafts', {})
    expect(drafts.map(({ draftId }) => draftId)).not.toContain(draft.draftId)
    await expect(begin(omar, { revision })).resolves.toMatchObject({ version: 1 })
  })

  it('stays when somebody changed it meanwhile', async () => {
    const draft = await anotherAnswer()
    await save(omar, draft, 'Worth keeping')
    expect(await edie.ask('content:discard', { draftId: draft.draftId, version: 1 })).toMatchObject({
      reason: 'changed-meanwhile',
    })
  })
})

describe('looking at a draft', () => {
  it('shows who else does, each once', async () => {
    const { draftId } = await anotherAnswer()
    expect(await granted(edie, 'content:look', { draftId })).toEqual({ others: [] })
    const second = await aDesktop(desk.server, { name: 'edie' })
    await granted(second, 'content:look', { draftId })
    const others = [{ personId: edie.personId, displayName: 'edie' }]
    expect(await granted(omar, 'content:look', { draftId })).toEqual({ others })
    second.close()
  })

  it('ends when somebody says so', async () => {
    const { draftId } = await anotherAnswer()
    await granted(edie, 'content:look', { draftId })
    await granted(edie, 'content:look', { draftId: null })
    expect(await granted(omar, 'content:look', { draftId })).toEqual({ others: [] })
  })
})

describe('what the content team did', () => {
  it('is written down, with who did it', async () => {
    const before = (await desk.acts()).length
    const draft = await anotherAnswer()
    await approve(edie, omar, [draft], Date.UTC(2040, 0, 1))
    const approved = await granted(edie, 'content:draft', { draftId: draft.draftId })
    await save(edie, approved, 'Other')
    await granted(omar, 'content:discard', { draftId: draft.draftId, version: approved.version + 1 })
    expect((await desk.acts()).slice(before)).toEqual([
      { act: 'begun', by: 'edie', reason: null },
      { act: 'sent-to-review', by: 'edie', reason: null },
      { act: 'approved', by: 'omar', reason: null },
      { act: 'scheduled', by: 'omar', reason: '2040-01-01T00:00:00.000Z' },
      { act: 'saved', by: 'edie', reason: null },
      { act: 'discarded', by: 'omar', reason: null },
    ])
  })

  it('is neither changed nor deleted', async () => {
    const { db } = desk.database
    await anotherAnswer()
    await expect(db.deleteFrom('editorial_act').execute()).rejects.toThrow('is kept as it is')
    await expect(db.updateTable('editorial_act').set({ act: 'x' }).execute()).rejects.toThrow('is kept as it is')
  })
})
