import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { contentRequests } from '../../../shared/content/content-contract.ts'
import { aDraftText } from '../../support/a-draft-text.ts'
import { aContentDesk, type ContentDesk } from '../support/a-content-desk.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { begin, granted } from '../support/editors-hands.ts'

let desk: ContentDesk
let maya: TestDesktop
beforeAll(async () => {
  desk = await aContentDesk()
  maya = await aDesktop(desk.server)
})
afterAll(async () => {
  maya.close()
  await desk.close()
})

type Request = keyof typeof contentRequests
const draftId = randomUUID()
const read = { draftId, version: 1 }
const wellFormed: Record<Request, object> = {
  'content:drafts': {},
  'content:counts': {},
  'content:draft': { draftId },
  'content:begin': { draftId, answerId: 'a', language: 'en', purpose: 'text', replaces: null, text: aDraftText() },
  'content:save': { ...read, text: aDraftText() },
  'content:move': { ...read, state: 'in-review', publishAt: null },
  'content:discard': read,
  'content:look': { draftId },
  'content:try': { draftIds: [draftId] },
  'content:publish': { draftIds: [draftId], emergency: null, override: null },
  'content:releases': {},
  'content:changes': { number: 1 },
  'content:roll-back': { to: 1, reason: 'a mistake' },
  'content:reached': {},
  'content:history': { answerId: 'pothole-report', language: 'en' },
  'content:golden': {},
  'content:save-golden': { version: 0, questions: [] },
}
const requests = Object.entries(wellFormed) as [Request, object][]

describe('the content team’s requests', () => {
  it.each(requests)('%s is refused to an agent', async (request, input) => {
    expect(await maya.ask(request, input)).toMatchObject({ ok: false, reason: 'not-permitted' })
  })

  it.each(requests)('%s is refused to a supervisor', async (request, input) => {
    const name = `supervisor-${request}`
    await desk.server.addAgent(name, ['supervisor'])
    const supervisor = await aDesktop(desk.server, { name })
    expect(await supervisor.ask(request, input)).toMatchObject({ ok: false, reason: 'not-permitted' })
    supervisor.close()
  })

  it.each(requests)('%s is told to be malformed when it is', async (request) => {
    expect(await desk.edie.ask(request, 'nonsense')).toMatchObject({ ok: false, reason: 'malformed' })
  })

  it.each(requests)('%s is refused to somebody whose sign-in has ended', async (request, input) => {
    const leaving = await aDesktop(desk.server, { name: 'zoe' })
    // Without an announcement, so that the connection is still there to be answered on.
    await desk.database.db
      .updateTable('session')
      .set({ ended_at: new Date(), end_reason: 'revoked' })
      .where('device_id', '=', leaving.deviceId)
      .execute()
    expect(await leaving.ask(request, input)).toMatchObject({ ok: false, reason: 'signed-out' })
    leaving.close()
  })

  it('are for administrators too', async () => {
    await desk.server.addAgent('ada', ['administrator'])
    const ada = await aDesktop(desk.server, { name: 'ada' })
    expect(await ada.ask('content:drafts', {})).toMatchObject({ ok: true })
    ada.close()
  })
})

describe('news of the content team’s work', () => {
  it('goes to every editor and to nobody else', async () => {
    const heard: unknown[] = []
    maya.socket.on('content:changed', (change) => heard.push(change))
    const news = desk.omar.event('content:changed')
    await begin(desk.edie)
    expect(await news).toEqual({ what: 'drafts' })
    // Whatever was sent to her came before this answer.
    await granted(maya, 'release:current', {})
    expect(heard).toEqual([])
  })

  it('ends with the role', async () => {
    const { db } = desk.database
    await desk.server.addAgent('former', ['editor'])
    const former = await aDesktop(desk.server, { name: 'former' })
    await db
      .updateTable('person')
      .set({ roles: ['agent'] })
      .where('sign_in_name', '=', 'former')
      .execute()
    const heard: unknown[] = []
    former.socket.on('content:changed', (change) => heard.push(change))
    const news = desk.omar.event('content:changed')
    await begin(desk.edie, { answerId: 'another-one' })
    await news
    await granted(former, 'release:current', {})
    expect(heard).toEqual([])
    former.close()
  })
})
