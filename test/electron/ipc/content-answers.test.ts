import { describe, expect, it } from 'vitest'
import { answerRequest } from '../../../electron/ipc/answer-request.ts'
import { answersHere } from '../../../electron/ipc/content-answers.ts'
import { askCentre, passedOn } from '../../../electron/sync/ask-centre.ts'
import { contentRequests } from '../../../shared/content/content-contract.ts'
import { success } from '../../../shared/result.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aConnectedDesktop, aDesktop, eventually } from '../support/a-desktop.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const draftId = '33333333-3333-4333-8333-333333333333'
const release = aRelease([
  anAnswer(),
  anAnswer({ answerId: 'snow-parking', title: 'Snow parking ban', effectiveFrom: '2027-12-01' }),
])

async function withRelease() {
  const { centre, desktop } = await aConnectedDesktop((one) => {
    one.knobs.release = release
  })
  await eventually(() => expect(desktop.status().release.installed?.number).toBe(1))
  return { centre, desktop, here: answersHere({ ...desktop, log: collectingLog() }) }
}

describe('what the content team asks', () => {
  it('is passed on to the centre line by line', () => {
    expect(Object.keys(passedOn)).toEqual(expect.arrayContaining(Object.keys(contentRequests)))
  })

  it('reaches the centre and comes back', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.content = (name, input) => (name === 'content:look' ? success({ others: [], input }) : null)
    expect(await askCentre(desktop.connection, 'content:look', { draftId })).toEqual(success({ others: [] }))
  })

  it('fails for a reason of the centre’s own', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.knobs.content = () => ({ ok: false, reason: 'changed-meanwhile' })
    const answer = await askCentre(desktop.connection, 'content:discard', { draftId, version: 1 })
    expect(answer).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('fails as unreachable when nobody is there', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    await centre.stop()
    await eventually(() => expect(desktop.status().connection.state).not.toBe('online'))
    const answer = await answerRequest(
      'content:drafts',
      (input) => askCentre(desktop.connection, 'content:drafts', input),
      {},
      collectingLog(),
    )
    expect(answer).toMatchObject({ ok: false, reason: 'server-unreachable' })
  })

  it('fails as unreachable while nobody is signed in', async () => {
    const desktop = await aDesktop({ folder: await temporaryFolder(), url: 'http://127.0.0.1:9' })
    expect(await askCentre(desktop.connection, 'content:releases', {})).toMatchObject({
      ok: false,
      reason: 'server-unreachable',
    })
  })

  it('is told when the centre has something new', async () => {
    const { centre, desktop } = await aConnectedDesktop()
    centre.tellContentChanged('drafts')
    await eventually(() =>
      expect(desktop.announced).toContainEqual({ name: 'content:changed', payload: { what: 'drafts' } }),
    )
  })
})

describe('what the workstation knows of content', () => {
  it('lists every text of the release, also what is not in effect yet', async () => {
    const { here } = await withRelease()
    const page = await here['content:published']({ from: 0 })
    expect(page).toMatchObject({ release: { number: 1 }, timeZone: 'America/Toronto', total: 2 })
    expect(page.texts.map(({ title }) => title).sort()).toEqual(['Report a pothole', 'Snow parking ban'])
  })

  it('lists nothing before the first release', async () => {
    const { desktop } = await aConnectedDesktop()
    const here = answersHere({ ...desktop, log: collectingLog() })
    expect(await here['content:published']({ from: 0 })).toEqual({ release: null, timeZone: null, total: 0, texts: [] })
  })

  it('opens the very text that was listed', async () => {
    const { here } = await withRelease()
    const { texts } = await here['content:published']({ from: 0 })
    const listed = texts.find(({ answerId }) => answerId === 'snow-parking')
    const opened = await here['content:text']({ revisionId: listed?.revisionId ?? '' })
    expect(opened).toMatchObject({ ok: true, value: { title: 'Snow parking ban', steps: '1. Ask for the street.' } })
  })

  it('has no text that is not in the release', async () => {
    const { here } = await withRelease()
    expect(await here['content:text']({ revisionId: 'f'.repeat(32) })).toEqual({ ok: false, reason: 'not-in-release' })
  })

  it('tries a draft among the installed answers, and installs nothing', async () => {
    const { desktop, here } = await withRelease()
    const text = aDraftText({ title: 'Street light out', residentsWords: ['the lamp is dark'] })
    const trial = { answerId: 'street-light-out', language: 'en' as const, text, replaces: null }
    const { tried } = await here['content:try-text']({ ...trial, questions: ['the lamp is dark'] })
    expect(tried).toMatchObject([{ rank: 1, first: null }])
    const { found } = await desktop.knowledge.search({ text: 'the lamp is dark', language: 'en', service: null })
    expect(found.map(({ answerId }) => answerId)).not.toContain('street-light-out')
  })

  it('keeps what an editor typed until it is let go', async () => {
    const { here } = await withRelease()
    const about = { draftId, answerId: 'pothole-report', language: 'en' as const, replaces: null, version: null }
    await here['content:keep']({ ...about, text: aDraftText({ title: 'A hole' }), keptAt: 1 })
    expect(await here['content:kept']({})).toMatchObject({ texts: [{ draftId, text: { title: 'A hole' } }] })
    await here['content:let-go']({ draftId })
    expect(await here['content:kept']({})).toEqual({ texts: [] })
  })

  it('tells what test questions find in the installed release, best first', async () => {
    const { here } = await withRelease()
    const questions = [
      { text: 'there is a hole in the road', language: 'en' as const },
      { text: 'quelle heure est-il', language: 'fr' as const },
    ]
    const { found } = await here['content:find-golden']({ questions })
    expect(found).toEqual([['pothole-report'], []])
  })

  it('finds nothing with test questions before the first release', async () => {
    const { desktop } = await aConnectedDesktop()
    const here = answersHere({ ...desktop, log: collectingLog() })
    const questions = [{ text: 'a hole', language: 'en' as const }]
    expect(await here['content:find-golden']({ questions })).toEqual({ found: [[]] })
  })

  it('keeps changes of the test questions until there are none', async () => {
    const { here } = await withRelease()
    const after = { text: 'a hole', language: 'en' as const, answers: [] }
    const kept = { changes: [{ id: '1', before: null, after }], keptAt: 1 }
    await here['content:keep-questions'](kept)
    expect(await here['content:kept-questions']({})).toEqual(kept)
    await here['content:keep-questions']({ changes: [], keptAt: 2 })
    expect(await here['content:kept-questions']({})).toBeNull()
  })
})
