import { describe, expect, it, onTestFinished } from 'vitest'
import { anInteraction } from '../../support/an-interaction.ts'
import { openWorkstationStore } from '../support/a-workstation-store.ts'
import { textBelow } from '../support/files-below.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const day = 24 * 60 * 60 * 1000

async function aStore(folder?: string) {
  const store = await openWorkstationStore(folder ?? (await temporaryFolder()))
  onTestFinished(() => store.database.close())
  return store
}

describe('journal', () => {
  it('tells facts in the order recorded, also those delivered', async () => {
    const { recorder, journal, outbox } = await aStore()
    const facts = anInteraction()
    for (const fact of facts) await recorder.record(fact)
    await outbox.settle(4, [])
    expect((await journal.all()).map(({ factId }) => factId)).toEqual(facts.map(({ factId }) => factId))
  })

  it('keeps the order over a restart, for facts of the same instant too', async () => {
    const folder = await temporaryFolder()
    const facts = anInteraction([
      ['offered', 0, { channel: 'voice', practice: false }],
      ['accepted', 0],
      ['held', 0],
      ['resumed', 0],
    ])
    const first = await openWorkstationStore(folder)
    for (const fact of facts.slice(0, 2)) await first.recorder.record(fact)
    await first.database.close()
    const { recorder, journal } = await aStore(folder)
    for (const fact of facts.slice(2)) await recorder.record(fact)
    expect((await journal.all()).map(({ kind }) => kind)).toEqual(['offered', 'accepted', 'held', 'resumed'])
  })

  it('forgets what is older than three days', async () => {
    const { recorder, journal } = await aStore()
    const now = Date.UTC(2026, 10, 23)
    const old = anInteraction(undefined, { startAt: now - 4 * day })
    const recent = anInteraction(undefined, { startAt: now - 2 * day })
    for (const fact of [...old, ...recent]) await recorder.record(fact)
    await journal.prune(now)
    expect((await journal.all()).map(({ factId }) => factId)).toEqual(recent.map(({ factId }) => factId))
  })

  it('keeps no note', async () => {
    const { recorder, journal } = await aStore()
    const [, wrapUp] = anInteraction([
      ['offered', 0, { channel: 'voice', practice: false }],
      ['wrap-up-submitted', 1, { wrapUp: { topic: null, disposition: 'other', note: 'asked twice', language: 'fr' } }],
    ])
    await recorder.record(wrapUp ?? expect.fail())
    expect(JSON.stringify(await journal.all())).not.toContain('asked twice')
  })

  it('keeps nothing of what was searched for', async () => {
    const { recorder, journal } = await aStore()
    const [search] = anInteraction([
      ['search-found-nothing', 0, { query: 'unicorn permit', language: 'en', service: null }],
    ])
    await recorder.record(search ?? expect.fail())
    expect((await journal.all()).map(({ kind }) => kind)).toEqual(['search-found-nothing'])
    expect(JSON.stringify(await journal.all())).not.toContain('unicorn')
  })

  it('leaves the note in what is delivered', async () => {
    const folder = await temporaryFolder()
    const { recorder } = await aStore(folder)
    const [wrapUp] = anInteraction([
      ['wrap-up-submitted', 1, { wrapUp: { topic: null, disposition: 'other', note: 'asked twice', language: 'fr' } }],
    ])
    await recorder.record(wrapUp ?? expect.fail())
    expect(await textBelow(folder)).toContain('asked twice')
  })
})
