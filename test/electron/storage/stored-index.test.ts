import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEditions } from '../../../electron/knowledge/editions.ts'
import type { ReleasePlace } from '../../../electron/storage/stored-index.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { createKnowledge } from '../../../shared/knowledge/suggest.ts'
import { aQuery } from '../../support/a-knowledge.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aReleaseStore } from '../support/a-release-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const topics = 'pothole streetlight sidewalk hydrant playground library recycling compost snowplow parking'.split(' ')

const texts = topics.flatMap((topic, number) => [
  anAnswer({ answerId: `about-${topic}`, title: `About the ${topic}`, residentsWords: [`broken ${topic}`] }),
  anAnswer({
    answerId: `about-${topic}`,
    language: 'fr',
    title: `Au sujet de ${topic}`,
    detail: `Numéro ${number}. ${'Un long détail. '.repeat(20)}`,
  }),
])

/** The first `changed` answers have another text. */
const release = (number: number, changed = 0) =>
  aRelease(
    texts.map((text, place) => (place < changed ? { ...text, title: `${text.title}, release ${number}` } : text)),
    number,
  )

/** What an agent gets of this folder's index; throws when it is not as it was written. */
function answersFrom(place: ReleasePlace, asked: Release) {
  const damaged: string[] = []
  const editions = openEditions((detail) => damaged.push(detail))
  const knowledge = createKnowledge({ clock: fakeClock(Date.UTC(2026, 10, 23)), revisionOf: editions.revisionOf })
  knowledge.become(editions.use(editions.open(place).edition))
  const cards = topics.map(
    (topic) => knowledge.suggest(aQuery([`the ${topic} is broken`], { floor: 0 })).suggestions[0]?.title ?? null,
  )
  const answers = asked.revisions.map(({ answerId, language }) => knowledge.answer(answerId, language)?.title ?? null)
  editions.rest()
  return { cards, answers, damaged }
}

const titlesOf = ({ revisions }: Release) => revisions.map(({ title }) => title)
const englishTitlesOf = ({ revisions }: Release) =>
  revisions.filter(({ language }) => language === 'en').map(({ title }) => title)

async function aWorkstation(...releases: readonly Release[]) {
  const folder = await temporaryFolder()
  const store = aReleaseStore(folder)
  for (const one of releases) expect(await store.install(one)).toMatchObject({ ok: true })
  return { folder, store }
}

async function placeIn(folder: string): Promise<ReleasePlace> {
  const current = await aReleaseStore(folder).current()
  return current?.place ?? expect.fail('nothing is installed')
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

async function flip(file: string, at: number) {
  const bytes = await readFile(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  await writeFile(file, bytes)
}

async function everyFourKilobytes(file: string): Promise<number[]> {
  const { size } = await stat(file)
  return Array.from({ length: Math.ceil(size / 4096) }, (_, page) => Math.min(size - 1, page * 4096 + 2_100))
}

/** What a start does: opens the stored index, then proves; afterwards all must be right, of this release or the one before. */
async function startAgain(folder: string, possible: readonly Release[]) {
  const [newest] = possible
  if (!newest) return expect.fail('no release is possible')
  const before = await placeIn(folder).catch(() => null)
  if (before) expectNothingWrong(before, possible)
  const { installed } = await aReleaseStore(folder).load()
  const place = installed?.place ?? expect.fail('nothing could be recovered')
  const used = possible.find(({ hash }) => hash === place.release.hash) ?? expect.fail('another release')
  expect(answersFrom(place, used)).toEqual({ cards: englishTitlesOf(used), answers: titlesOf(used), damaged: [] })
}

/** Before it is proved, an answer may be missing, but none may be wrong. */
function expectNothingWrong(place: ReleasePlace, possible: readonly Release[]) {
  const used = possible.find(({ hash }) => hash === place.release.hash)
  if (!used) return
  try {
    const { answers } = answersFrom(place, used)
    answers.forEach((title, number) => {
      expect([null, used.revisions[number]?.title]).toContain(title)
    })
  } catch (error) {
    // It was not opened at all.
    if (error instanceof Error && error.name === 'AssertionError') throw error
  }
}

describe('the index on disk', () => {
  it('answers what was installed', async () => {
    const { folder } = await aWorkstation(release(1))
    const place = await placeIn(folder)
    expect(answersFrom(place, release(1))).toEqual({
      cards: englishTitlesOf(release(1)),
      answers: titlesOf(release(1)),
      damaged: [],
    })
  })

  it.each([1, 20, 200])('has %i changed texts after the next release, and not their old words', async (changed) => {
    const many = (number: number, from: number) =>
      aRelease(
        Array.from({ length: 240 }, (_, place) =>
          anAnswer({ answerId: `topic-${place}`, title: `Topic ${place} ${place < from ? 'renewed' : 'original'}` }),
        ),
        number,
      )
    const { folder } = await aWorkstation(many(1, 0), many(2, changed))
    const editions = openEditions(() => expect.fail('damaged'))
    const knowledge = createKnowledge({ clock: fakeClock(Date.UTC(2026, 10, 23)), revisionOf: editions.revisionOf })
    knowledge.become(editions.use(editions.open(await placeIn(folder)).edition))
    const total = (text: string) => knowledge.search({ text: `${text} `, language: 'en', service: null }).total
    expect([total('renewed'), total('original')]).toEqual([changed, 240 - changed])
  })

  it('shares the segments that releases have in common', async () => {
    const { folder } = await aWorkstation(release(1))
    const before = await readdir(join(folder, 'index'))
    await aReleaseStore(folder).install(release(2, 1))
    const added = (await readdir(join(folder, 'index'))).filter((name) => !before.includes(name))
    expect(added).toHaveLength(1)
  })

  it('merges what many changes left, and forgets what no release needs', async () => {
    const { folder, store } = await aWorkstation(release(1))
    for (let number = 2; number <= 9; number++) {
      await store.install(release(number, 1))
      await store.tidy(await placeIn(folder))
    }
    expect(answersFrom(await placeIn(folder), release(9, 1)).answers).toEqual(titlesOf(release(9, 1)))
    // Two releases are kept, of two languages, each of few pieces.
    expect((await readdir(join(folder, 'index'))).length).toBeLessThanOrEqual(2 * 2 * 5)
    expect(await store.load()).toMatchObject({ installed: { indexed: false }, fault: null })
  })

  it('is not read as that of another release', async () => {
    const { folder } = await aWorkstation(release(1), release(2, 3))
    const [one, two] = [join(folder, 'releases', nameOf(release(1))), join(folder, 'releases', nameOf(release(2, 3)))]
    await cp(join(one, 'manifest'), join(two, 'manifest'))
    await startAgain(folder, [release(2, 3)])
  })
})

const nameOf = ({ number, hash }: Release) => `${number}-${hash.slice(0, 8)}`

describe('a flipped bit', () => {
  it('anywhere in any file never gives a wrong answer, and is recovered from', async () => {
    const releases = [release(2, 3), release(1)]
    const { folder } = await aWorkstation(release(1), release(2, 3))
    for (const file of await filesBelow(folder)) {
      for (const at of await everyFourKilobytes(join(folder, file))) {
        const copy = await temporaryFolder()
        await cp(folder, copy, { recursive: true })
        await flip(join(copy, file), at)
        await startAgain(copy, releases)
      }
    }
  })

  it.each(['manifest', 'texts'])('in the %s has the index made anew from the release', async (name) => {
    const { folder, store } = await aWorkstation(release(1))
    await flip(join(folder, 'releases', nameOf(release(1)), name), 90)
    expect(await store.load()).toMatchObject({ installed: { indexed: true }, fault: null })
    expect(await store.load()).toMatchObject({ installed: { indexed: false }, fault: null })
  })
})

describe('an index that cannot be written', () => {
  it('is told as a value', async () => {
    const { folder, store } = await aWorkstation(release(1))
    await rm(join(folder, 'index'), { recursive: true })
    // A file where a folder is wanted, as a full disk would refuse to make one.
    await writeFile(join(folder, 'index'), '')
    expect(await store.load()).toEqual({ installed: null, fault: 'storage-failed' })
    expect(await store.install(release(2))).toMatchObject({ ok: false, reason: 'storage-failed' })
  })

  it('has the one before used, when that has its own', async () => {
    const { folder, store } = await aWorkstation(release(1), release(2, 3))
    const two = join(folder, 'releases', nameOf(release(2, 3)))
    await rm(join(two, 'texts'))
    await mkdir(join(two, 'texts'))
    expect(await store.load()).toMatchObject({
      installed: { place: { release: { number: 1 } } },
      fault: 'storage-failed',
    })
  })
})

describe('a file that is gone or cut off', () => {
  it.each(['gone', 'empty', 'half'])('is recovered from, whichever it is (%s)', async (how) => {
    const { folder } = await aWorkstation(release(1), release(2, 3))
    for (const file of await filesBelow(folder)) {
      const copy = await temporaryFolder()
      await cp(folder, copy, { recursive: true })
      const path = join(copy, file)
      if (how === 'gone') await rm(path)
      else await truncate(path, how === 'empty' ? 0 : Math.floor((await stat(path)).size / 2))
      await startAgain(copy, [release(2, 3), release(1)])
    }
  })
})

describe('an installation that is cut off', () => {
  /** Every state that the disk passes through: after each file of the new release in the order of writing. */
  it('at any file leaves the release before it, or the new one', async () => {
    const { folder } = await aWorkstation(release(1))
    const before = await filesBelow(folder)
    const after = await temporaryFolder()
    await cp(folder, after, { recursive: true })
    await aReleaseStore(after).install(release(2, 3))
    const name = nameOf(release(2, 3))
    const segments = (await filesBelow(after)).filter((file) => file.startsWith('index') && !before.includes(file))
    const inIncoming = ['release.json', 'texts', 'manifest']
    const steps = [
      ...segments.map((file) => [file, file] as const),
      ...inIncoming.map((file) => [join('releases', name, file), join('releases', 'incoming', file)] as const),
    ]
    for (let done = 1; done <= steps.length; done++) {
      const copy = await temporaryFolder()
      await cp(folder, copy, { recursive: true })
      for (const [from, to] of steps.slice(0, done)) await cp(join(after, from), join(copy, to))
      const last = steps[done - 1]?.[1] ?? ''
      await truncate(join(copy, last), Math.floor((await stat(join(copy, last))).size / 2))
      await startAgain(copy, [release(1)])
    }
  })

  it('between the new folder and the switch leaves the release before it', async () => {
    const { folder, store } = await aWorkstation(release(1))
    const file = await store.beginDownload()
    if (!file.ok) return expect.fail(file.reason)
    await writeFile(file.value, JSON.stringify(release(2, 3)))
    expect(await store.stage(release(2, 3))).toMatchObject({ ok: true })
    expect(await store.current()).toMatchObject({ place: { release: { number: 1 } } })
    await startAgain(folder, [release(1)])
  })

  it('while its index was merged leaves the index of before, or the merged one', async () => {
    const { folder } = await aWorkstation(release(1), ...[2, 3, 4, 5, 6, 7, 8].map((number) => release(number, 1)))
    const tidied = await temporaryFolder()
    await cp(folder, tidied, { recursive: true })
    await aReleaseStore(tidied).tidy(await placeIn(tidied))
    const merged = (await filesBelow(tidied)).filter((file) => file.startsWith('index'))
    const copy = await temporaryFolder()
    await cp(folder, copy, { recursive: true })
    for (const file of merged) {
      await cp(join(tidied, file), join(copy, file))
      await startAgain(copy, [release(8, 1)])
    }
  })
})
