import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { after } from '../../../electron/after.ts'
import { startKnowledgeClient } from '../../../electron/knowledge/knowledge-client.ts'
import { textsFileIn } from '../../../electron/storage/stored-index.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { aQuery } from '../../support/a-knowledge.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { installedIn } from '../support/a-release-store.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { startKnowledgeWorker, wallAhead } from '../support/knowledge-worker.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const lostPet = anAnswer({
  answerId: 'lost-pet',
  title: 'Lost pet',
  spoken: 'I can look for your pet.',
  residentsWords: ['my cat ran away'],
})
const release = aRelease([anAnswer(), lostPet])
const next = aRelease([anAnswer({ title: 'Report a hole' })], 2)

async function aClient({
  folder,
  ahead = wallAhead(),
}: {
  folder?: string
  ahead?: ReturnType<typeof wallAhead>
} = {}) {
  const workstation = folder ?? (await temporaryFolder())
  const workers: Worker[] = []
  const log = collectingLog()
  const damages: true[] = []
  const client = startKnowledgeClient({
    after,
    log,
    lessonsFile: join(workstation, 'lessons.json'),
    startWorker: () => {
      const worker = startKnowledgeWorker(ahead)
      workers.push(worker)
      return worker
    },
  })
  client.onDamaged(() => damages.push(true))
  onTestFinished(() => client.stop())
  return {
    client,
    workers,
    log,
    damages,
    folder: workstation,
    prepare: async (one: Release) => client.prepare(await installedIn(workstation, one)),
  }
}

const query = (text: string) => aQuery([text])

describe('knowledge client', () => {
  it('suggests nothing before the first release', async () => {
    const { client } = await aClient()
    expect(await client.suggest(query('pothole'))).toMatchObject({ suggestions: [], releaseNumber: null })
  })

  it('suggests from the release in use', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    expect((await client.suggest(query('a pothole'))).suggestions[0]?.answerId).toBe('pothole-report')
  })

  it('opens an answer of the release in use', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    expect(await client.answer('lost-pet', 'en')).toMatchObject({ title: 'Lost pet' })
    expect(await client.answer('not-there', 'en')).toBeNull()
  })

  it('answers from the release before while the next one is only prepared', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    await prepare(next)
    expect((await client.suggest(query('cat'))).releaseNumber).toBe(1)
  })

  it('answers what was asked before a switch', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    const prepared = await prepare(next)
    const asked = client.answer('pothole-report', 'en')
    await prepared.use()
    expect(await asked).not.toBeNull()
  })

  it('goes on with the same release after its thread crashed', async () => {
    const { client, workers, prepare } = await aClient()
    await (await prepare(release)).use()
    await workers.at(-1)?.terminate()
    await vi.waitFor(async () => expect((await client.suggest(query('pothole'))).releaseNumber).toBe(1), 20_000)
  })

  it('goes over to a prepared release though its thread crashed in between', async () => {
    const { client, workers, prepare } = await aClient()
    await (await prepare(release)).use()
    const prepared = await prepare(next)
    await workers.at(-1)?.terminate()
    await prepared.use()
    expect((await client.suggest(query('pothole'))).releaseNumber).toBe(2)
  })

  it('stays with the release that took over while its thread was being replaced', async () => {
    const { client, workers, prepare } = await aClient()
    await (await prepare(release)).use()
    const prepared = await prepare(next)
    await workers.at(-1)?.terminate()
    await vi.waitFor(() => expect(workers.length).toBeGreaterThan(1), 20_000)
    await prepared.use()
    await workers.at(-1)?.terminate()
    await vi.waitFor(async () => expect((await client.suggest(query('pothole'))).releaseNumber).toBe(2), 40_000)
    expect(workers.filter(({ threadId }) => threadId !== -1)).toHaveLength(1)
  })

  it('answers what was under way when its thread crashed', async () => {
    const { client, workers, prepare } = await aClient()
    await (await prepare(release)).use()
    const asked = client.answer('pothole-report', 'en')
    await workers.at(-1)?.terminate()
    expect(await asked).toMatchObject({ answerId: 'pothole-report' })
  })

  it('ends quietly when it is stopped while its thread begins', async () => {
    const { client, log } = await aClient()
    await client.stop()
    await new Promise((resolve) => setImmediate(resolve))
    expect(log.lines).toEqual([])
  })

  it('discards a release that was prepared', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    const prepared = await prepare(next)
    await prepared.discard()
    await expect(prepared.use()).rejects.toThrow('no edition')
    expect((await client.suggest(query('pothole'))).releaseNumber).toBe(1)
  })

  it('knows nothing after it was cleared', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    await client.clear()
    expect(await client.suggest(query('pothole'))).toMatchObject({ suggestions: [], releaseNumber: null })
  })

  it('finds answers on demand', async () => {
    const { client, prepare } = await aClient()
    await (await prepare(release)).use()
    const found = await client.search({ text: 'cat', language: 'en', service: null })
    expect(found.found[0]?.answerId).toBe('lost-pet')
  })

  it('offers at midnight what is true from that day on', async () => {
    const ahead = wallAhead()
    const { client, prepare } = await aClient({ ahead })
    ahead[0] = Date.parse('2026-11-23T23:59:00-05:00') - Date.now()
    await (await prepare(aRelease([anAnswer({ effectiveFrom: '2026-11-24' })]))).use()
    expect((await client.suggest(query('a pothole'))).suggestions).toEqual([])
    ahead[0] += 2 * 60_000
    expect((await client.suggest(query('a pothole'))).suggestions).toHaveLength(1)
  })
})

describe('what turns out damaged while it is used', () => {
  it('is not shown, and told', async () => {
    const { client, prepare, folder, damages } = await aClient()
    const place = await installedIn(folder, release)
    await (await prepare(release)).use()
    const file = join(place.folder, 'release.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('Lost pet', 'Lost bet'))
    expect(await client.answer('lost-pet', 'en')).toBeNull()
    expect(await client.answer('pothole-report', 'en')).not.toBeNull()
    expect(damages).toHaveLength(1)
  })

  it('is told by a thread that cannot open it any more', async () => {
    const { client, prepare, folder, damages, workers } = await aClient()
    const place = await installedIn(folder, release)
    await (await prepare(release)).use()
    await rm(textsFileIn(place.folder))
    await workers.at(-1)?.terminate()
    await vi.waitFor(() => expect(damages).toHaveLength(1), 20_000)
    expect(await client.suggest(query('pothole'))).toMatchObject({ suggestions: [] })
  })
})

describe('what use teaches', () => {
  const recent = async ({ client }: Awaited<ReturnType<typeof aClient>>) => {
    const { recent } = await client.search({ text: '', language: 'en', service: null })
    return recent.map(({ answerId }) => answerId)
  }
  const used = { query: query('my cat'), answerId: 'lost-pet', lesson: 'used' } as const

  async function aClientThatLearnt() {
    const learnt = await aClient()
    await (await learnt.prepare(release)).use()
    learnt.client.teach(used)
    return learnt
  }

  it('is known over a restart', async () => {
    const learnt = await aClientThatLearnt()
    expect(await recent(learnt)).toEqual(['lost-pet'])
    await learnt.client.stop()
    const again = await aClient({ folder: learnt.folder })
    await (await again.prepare(release)).use()
    expect(await recent(again)).toEqual(['lost-pet'])
  })

  it('is on the disk soon, not only at the end', async () => {
    const { folder } = await aClientThatLearnt()
    const read = () => readFile(join(folder, 'lessons.json'), 'utf8')
    await vi.waitFor(async () => expect(await read()).toContain('lost-pet'), 20_000)
  })

  it('is forgotten at once when that is asked', async () => {
    const learnt = await aClientThatLearnt()
    await learnt.client.forgetLessons()
    expect(await recent(learnt)).toEqual([])
    expect(await readFile(join(learnt.folder, 'lessons.json'), 'utf8')).not.toContain('lost-pet')
  })

  it('is forgotten when it cannot be read, and that is logged', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'lessons.json'), '{"byTerm":{"cat":3}')
    const again = await aClient({ folder })
    await (await again.prepare(release)).use()
    expect(await recent(again)).toEqual([])
    expect(again.log.lines.map(({ happening }) => happening)).toContain('knowledge host: lessons-forgotten')
  })
})
