import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { after } from '../../../electron/after.ts'
import { startKnowledgeClient } from '../../../electron/knowledge/knowledge-client.ts'
import type { SuggestQuery } from '../../../shared/knowledge/suggestion.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { startKnowledgeWorker } from '../support/knowledge-worker.ts'

const release = aRelease([
  anAnswer(),
  anAnswer({
    answerId: 'lost-pet',
    title: 'Lost pet',
    spoken: 'I can look for your pet.',
    residentsWords: ['my cat ran away'],
  }),
])

const large = aRelease(
  Array.from({ length: 400 }, (_, number) =>
    anAnswer({ answerId: `topic-${number}`, title: `Topic ${number} pothole` }),
  ),
)

const query = (notes: string): SuggestQuery => ({ conversation: [], notes, language: null, fallbackLanguage: 'en' })

function aClient() {
  const workers: Worker[] = []
  const client = startKnowledgeClient({
    after,
    log: collectingLog(),
    startWorker: () => {
      const worker = startKnowledgeWorker()
      workers.push(worker)
      return worker
    },
  })
  onTestFinished(() => client.stop())
  return { client, workers }
}

describe('knowledge client', () => {
  it('suggests nothing before the first release', async () => {
    const { client } = aClient()
    expect(await client.suggest(query('pothole'))).toMatchObject({ suggestions: [], releaseNumber: null })
  })

  it('suggests from the release in use', async () => {
    const { client } = aClient()
    await (await client.prepare(release)).use()
    expect((await client.suggest(query('a pothole'))).suggestions[0]?.answerId).toBe('pothole-report')
  })

  it('opens an answer of the release in use', async () => {
    const { client } = aClient()
    await (await client.prepare(release)).use()
    expect(await client.answer('lost-pet', 'en')).toMatchObject({ title: 'Lost pet' })
    expect(await client.answer('not-there', 'en')).toBeNull()
  })

  it('answers from the release before while the next one is only prepared', async () => {
    const { client } = aClient()
    await (await client.prepare(release)).use()
    await client.prepare(aRelease([anAnswer()], 2))
    expect((await client.suggest(query('cat'))).releaseNumber).toBe(1)
  })

  it('answers what was asked before a switch', async () => {
    const { client } = aClient()
    await (await client.prepare(release)).use()
    const next = await client.prepare(aRelease([anAnswer()], 2))
    const asked = client.answer('pothole-report', 'en')
    await next.use()
    expect(await asked).not.toBeNull()
  })

  it('goes on with the same release after its thread crashed', async () => {
    const { client, workers } = aClient()
    await (await client.prepare(release)).use()
    await workers.at(-1)?.terminate()
    await vi.waitFor(async () => expect((await client.suggest(query('pothole'))).releaseNumber).toBe(1), 20_000)
  })

  it('stays with the release that took over while its thread was being replaced', async () => {
    const { client, workers } = aClient()
    await (await client.prepare(large)).use()
    const next = await client.prepare(aRelease([anAnswer()], 2))
    await workers.at(-2)?.terminate()
    // The replacement begins, and reads the large release for a while.
    await vi.waitFor(() => expect(workers.length).toBeGreaterThan(3), 20_000)
    await next.use()
    await vi.waitFor(() => expect(workers.filter(({ threadId }) => threadId !== -1)).toHaveLength(1), 40_000)
    expect((await client.suggest(query('pothole'))).releaseNumber).toBe(2)
  })

  it('answers what was under way when its thread crashed', async () => {
    const { client, workers } = aClient()
    await (await client.prepare(release)).use()
    const asked = client.answer('pothole-report', 'en')
    await workers.at(-1)?.terminate()
    expect(await asked).toMatchObject({ answerId: 'pothole-report' })
  })
})
