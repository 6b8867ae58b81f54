import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aDraftText } from '../../support/a-draft-text.ts'
import { aDesktop, type TestDesktop } from '../support/a-desktop.ts'
import { addPerson, postgresPid, type RunningProgram, startServer } from '../support/a-program.ts'
import { approve, granted, publication } from '../support/editors-hands.ts'
import { httpClient } from '../support/http-client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/* The real program with its embedded database and the sample content, killed while editors work. */

let folder: { path: string; remove: () => Promise<void> }
let settings: { CUE311_DATA_DIR: string }
let running: RunningProgram | null = null

beforeEach(async () => {
  folder = await temporaryFolder()
  settings = { CUE311_DATA_DIR: join(folder.path, 'data') }
  running = await startServer(settings)
  await addPerson('edie', 'editor', settings)
  await addPerson('omar', 'editor', settings)
})
afterEach(async () => {
  await running?.end('SIGTERM')
  await folder.remove()
})

const signedIn = (name: string): Promise<TestDesktop> => aDesktop(httpClient(running?.url ?? ''), { name })
const killAll = async () => {
  process.kill(await postgresPid(settings.CUE311_DATA_DIR), 'SIGKILL')
  await running?.end('SIGKILL')
  running = await startServer(settings)
}
const newDraft = () => ({
  draftId: randomUUID(),
  answerId: 'bridge-closed',
  language: 'en',
  purpose: 'text',
  replaces: null,
  text: aDraftText({ title: 'The bridge is closed' }),
})

describe('an editor’s work', () => {
  it('is there after server and database were killed between saving and publishing', async () => {
    const edie = await signedIn('edie')
    const draft = await granted(edie, 'content:begin', newDraft())
    const text = aDraftText({ title: 'The bridge is closed until Monday' })
    await granted(edie, 'content:save', { draftId: draft.draftId, version: 1, text })
    await killAll()

    const [again, omar] = [await signedIn('edie'), await signedIn('omar')]
    expect(await granted(again, 'content:draft', { draftId: draft.draftId })).toMatchObject({ version: 2, text })
    await approve(again, omar, [draft])
    await killAll()

    const last = await signedIn('omar')
    const release = await granted(last, 'content:publish', publication([draft]))
    await killAll()
    expect(await granted(await signedIn('edie'), 'content:releases', {})).toMatchObject({
      releases: [release, { number: 1 }],
    })
  })

  it('is published whole or not at all when they are killed meanwhile', async () => {
    const [edie, omar] = [await signedIn('edie'), await signedIn('omar')]
    const draft = await granted(edie, 'content:begin', newDraft())
    await approve(edie, omar, [draft])
    // Nobody waits for the answer.
    edie.socket.emit('content:publish', publication([draft]), () => {})
    await killAll()

    const after = await signedIn('omar')
    const { drafts } = await granted(after, 'content:drafts', {})
    const { releases } = await granted(after, 'content:releases', {})
    expect(drafts.length + releases.length).toBe(2)
    expect(releases.every(({ put }) => put > 0)).toBe(true)
  })
})

describe('the golden questions of the sample content', () => {
  it('are there at the first start, and find their answers', async () => {
    const edie = await signedIn('edie')
    const { version, questions } = await granted(edie, 'content:golden', {})
    expect(version).toBe(1)
    expect(questions.length).toBeGreaterThanOrEqual(85)
    const { golden } = await granted(edie, 'content:try', { draftIds: [] })
    expect(golden.asked).toBe(questions.length)
    // Answers that hold in winter alone are not found in summer.
    expect(golden.found).toBeGreaterThanOrEqual(golden.asked * 0.85)
  })
})
