import { cp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEditions } from '../../../electron/knowledge/editions.ts'
import type { ReleasePlace } from '../../../electron/storage/stored-index.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import { createKnowledge } from '../../../shared/knowledge/suggest.ts'
import { aQuery } from '../../support/a-knowledge.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { changesBetween, sealed } from '../../support/a-signed-release.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { aReleaseStore } from '../support/a-release-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const topics = 'pothole streetlight sidewalk hydrant playground library recycling compost snowplow parking'.split(' ')

/** The first `changed` answers have another text; those from `until` on are not in it. */
const release = (number: number, changed = 0, until = topics.length) =>
  aRelease(
    topics.slice(0, until).map((topic, place) =>
      anAnswer({
        answerId: `about-${topic}`,
        title: `About the ${topic}${place < changed ? `, release ${number}` : ''}`,
        residentsWords: [`broken ${topic}`],
        detail: `Numéro ${place}. ${'Un long détail. '.repeat(40)}`,
      }),
    ),
    number,
  )

/** What an agent gets; throws when the index is not as it was written. */
function answersFrom(place: ReleasePlace, asked: Release) {
  const damaged: string[] = []
  const editions = openEditions((detail) => damaged.push(detail))
  const knowledge = createKnowledge({ clock: fakeClock(Date.UTC(2026, 10, 23)), revisionOf: editions.revisionOf })
  const opened = editions.open(place)
  knowledge.become(editions.use(opened.edition))
  const cards = asked.revisions.map(
    ({ answerId }) =>
      knowledge.suggest(aQuery([`the ${answerId.replace('about-', '')} is broken`], { floor: 0 })).suggestions[0]
        ?.title,
  )
  const answers = asked.revisions.map(({ answerId, language }) => knowledge.answer(answerId, language)?.title ?? null)
  const { total } = knowledge.search({ text: 'Numéro ', language: 'en', service: null })
  editions.rest()
  return { cards, answers, damaged, total, count: opened.answers }
}

const right = (one: Release) => {
  const titles = one.revisions.map(({ title }) => title)
  return { cards: titles, answers: titles, damaged: [], total: titles.length, count: titles.length }
}

const nameOf = ({ number, hash }: Release) => `${number}-${hash.slice(0, 8)}`

/** The first is installed whole, every other as changes to the one before it. */
async function aWorkstation(first: Release, ...next: readonly Release[]) {
  const folder = await temporaryFolder()
  const store = aReleaseStore(folder)
  expect(await store.install(first)).toMatchObject({ ok: true })
  let before = first
  for (const one of next) {
    expect(await store.installChanges(before, one)).toMatchObject({ ok: true })
    before = one
  }
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

async function everyFourKilobytes(file: string): Promise<number[]> {
  const { size } = await stat(file)
  return Array.from({ length: Math.ceil(size / 4096) }, (_, page) => Math.min(size - 1, page * 4096 + 2_100))
}

async function flip(file: string, at: number) {
  const bytes = await readFile(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  await writeFile(file, bytes)
}

/** A copy in which what was one file under two names is still one. */
async function copyOf(folder: string): Promise<string> {
  const copy = await temporaryFolder()
  await cp(folder, copy, { recursive: true })
  return copy
}

/** Before it is proved, an answer may be missing, but none may be wrong. */
function expectNothingWrong(place: ReleasePlace, possible: readonly Release[]) {
  const used = possible.find(({ hash }) => hash === place.release.hash)
  if (!used) return
  try {
    answersFrom(place, used).answers.forEach((title, number) => {
      expect([null, used.revisions[number]?.title]).toContain(title)
    })
  } catch (error) {
    // It was not opened at all.
    if (error instanceof Error && error.name === 'AssertionError') throw error
  }
}

/** What a start does; afterwards all is right, of one of the releases that are possible. */
async function startAgain(folder: string, possible: readonly Release[]) {
  const before = await placeIn(folder).catch(() => null)
  if (before) expectNothingWrong(before, possible)
  const { installed } = await aReleaseStore(folder).load()
  const place = installed?.place ?? expect.fail('nothing could be recovered')
  const used = possible.find(({ hash }) => hash === place.release.hash) ?? expect.fail('another release')
  expect(answersFrom(place, used)).toEqual(right(used))
  return used.number
}

describe('a release made of the one installed', () => {
  it.each([
    ['a changed text', release(2, 1)],
    ['several', release(2, 6)],
    ['one less', release(2, 0, 9)],
    ['one less and others changed', release(2, 3, 8)],
  ])('answers what the whole one would: %s', async (_what, next) => {
    const { folder } = await aWorkstation(release(1), next)
    expect(answersFrom(await placeIn(folder), next)).toEqual(right(next))
  })

  it('may be followed by many others', async () => {
    const steps = [release(2, 1), release(3, 4, 9), release(4, 2), release(5, 0), release(6, 10), release(7, 1)]
    const { folder, store } = await aWorkstation(release(1), ...steps)
    expect(answersFrom(await placeIn(folder), release(7, 1))).toEqual(right(release(7, 1)))
    expect(await store.load()).toMatchObject({ installed: { indexed: false }, fault: null })
  })

  it('writes no text that has not changed', async () => {
    const { folder } = await aWorkstation(release(1), release(2, 1))
    const changes = await readFile(join(folder, 'releases', nameOf(release(2, 1)), 'changes.json'), 'utf8')
    expect(changes).toContain('About the pothole, release 2')
    expect(changes).not.toContain('sidewalk')
  })

  it('is proved letter by letter at the next start', async () => {
    const { store } = await aWorkstation(release(1), release(2, 3))
    expect(await store.load()).toMatchObject({ installed: { place: { release: { number: 2 } }, indexed: false } })
  })

  it('has its index made anew from its two files', async () => {
    const { folder } = await aWorkstation(release(1), release(2, 3, 9))
    for (const file of ['manifest', 'texts']) await rm(join(folder, 'releases', nameOf(release(2, 3, 9)), file))
    expect(await startAgain(folder, [release(2, 3, 9)])).toBe(2)
  })

  it('keeps a release in another file to fall back on', async () => {
    const { folder, store } = await aWorkstation(release(1))
    await store.install(release(2, 1))
    await store.installChanges(release(2, 1), release(3, 2))
    await store.installChanges(release(3, 2), release(4, 3))
    await flip(join(folder, 'releases', nameOf(release(4, 3)), 'release.json'), 300)
    expect(await startAgain(folder, [release(1)])).toBe(1)
  })
})

describe('changes that are not those of the release', () => {
  const refused = async (wanted: Release, changes: ReturnType<typeof changesBetween>) => {
    const { folder, store } = await aWorkstation(release(1))
    const before = await filesBelow(folder)
    const outcome = await store.stageChanges(sealed(wanted, release(1).hash), changes)
    expect(outcome).toMatchObject({ ok: false, reason: 'altered' })
    expect(await filesBelow(folder)).toEqual(before)
  }

  it('are not installed when a text is another one', async () => {
    const changes = changesBetween(release(1), release(2, 1)).map((change) =>
      change.kind === 'put-revision' ? { ...change, revision: { ...change.revision, spoken: 'It is free.' } } : change,
    )
    await refused(release(2, 1), changes)
  })

  it('are not installed when one is missing', async () => {
    await refused(release(2, 3), changesBetween(release(1), release(2, 3)).slice(1))
  })

  it('are not installed when one is too many', async () => {
    await refused(release(2, 1), [
      ...changesBetween(release(1), release(2, 1)),
      ...changesBetween(release(1), release(2, 3)).slice(-1),
    ])
  })

  it('are not installed on another release than theirs', async () => {
    const { store } = await aWorkstation(release(2, 2))
    const changes = changesBetween(release(3, 3), release(4, 4))
    expect(await store.stageChanges(sealed(release(4, 4), release(3, 3).hash), changes)).toMatchObject({ ok: false })
  })
})

describe('a flipped bit in a release made of changes', () => {
  it.each(['as it was installed', 'after it became one file'])(
    'anywhere in any file never gives a wrong answer, and is recovered from (%s)',
    async (how) => {
      const { folder, store } = await aWorkstation(release(1))
      await store.install(release(2, 1))
      await store.installChanges(release(2, 1), release(3, 4, 9))
      if (how !== 'as it was installed') {
        expect(await store.compact(await placeIn(folder))).toBe(true)
        await store.tidy(await placeIn(folder))
      }
      for (const file of await filesBelow(folder)) {
        for (const at of await everyFourKilobytes(join(folder, file))) {
          const copy = await copyOf(folder)
          await flip(join(copy, file), at)
          await startAgain(copy, [release(3, 4, 9), release(2, 1), release(1)])
        }
      }
    },
  )

  it.each(['gone', 'empty', 'half'])('or a file that is %s is recovered from', async (how) => {
    const { folder, store } = await aWorkstation(release(1))
    await store.install(release(2, 1))
    await store.installChanges(release(2, 1), release(3, 4, 9))
    for (const file of await filesBelow(folder)) {
      const copy = await copyOf(folder)
      const path = join(copy, file)
      if (how === 'gone') await rm(path)
      else await truncate(path, how === 'empty' ? 0 : Math.floor((await stat(path)).size / 2))
      await startAgain(copy, [release(3, 4, 9), release(2, 1), release(1)])
    }
  })
})

describe('making it that is cut off', () => {
  it('at any file leaves the release before it', async () => {
    const { folder } = await aWorkstation(release(1))
    const before = await filesBelow(folder)
    const after = await copyOf(folder)
    await aReleaseStore(after).installChanges(release(1), release(2, 3))
    const name = nameOf(release(2, 3))
    const segments = (await filesBelow(after)).filter((file) => file.startsWith('index') && !before.includes(file))
    const steps = [
      ...['release.json', 'changes.json'].map((file) => ['incoming', file] as const),
      ...segments.map((file) => ['', file] as const),
      ...['texts', 'manifest'].map((file) => ['incoming', file] as const),
    ].map(([where, file]) =>
      where === '' ? ([file, file] as const) : ([join('releases', name, file), join('releases', where, file)] as const),
    )
    for (let done = 1; done <= steps.length; done++) {
      const copy = await copyOf(folder)
      for (const [from, to] of steps.slice(0, done)) await cp(join(after, from), join(copy, to))
      const last = steps[done - 1]?.[1] ?? ''
      await truncate(join(copy, last), Math.floor((await stat(join(copy, last))).size / 2))
      expect(await startAgain(copy, [release(1)])).toBe(1)
      // And the same changes are installed afterwards as if nothing had been.
      await aReleaseStore(copy).installChanges(release(1), release(2, 3))
      expect(await startAgain(copy, [release(2, 3)])).toBe(2)
    }
  })

  it('between the new folder and the switch leaves the release before it', async () => {
    const { folder, store } = await aWorkstation(release(1))
    const changes = changesBetween(release(1), release(2, 3))
    expect(await store.stageChanges(sealed(release(2, 3), release(1).hash), changes)).toMatchObject({ ok: true })
    expect(await startAgain(folder, [release(1)])).toBe(1)
  })
})

describe('a release that becomes one file again', () => {
  it('answers the same, and needs none of the files that it was made of', async () => {
    const { folder, store } = await aWorkstation(release(1), release(2, 3, 9))
    expect(await store.compact(await placeIn(folder))).toBe(true)
    await store.tidy(await placeIn(folder))
    const files = await readdir(join(folder, 'releases', nameOf(release(2, 3, 9))))
    expect(files.sort()).toEqual(['manifest', 'whole-texts', 'whole.json'])
    expect(answersFrom(await placeIn(folder), release(2, 3, 9))).toEqual(right(release(2, 3, 9)))
    expect(await store.load()).toMatchObject({ installed: { indexed: false }, fault: null })
  })

  it('is followed by changes like any other', async () => {
    const { folder, store } = await aWorkstation(release(1), release(2, 3))
    await store.compact(await placeIn(folder))
    await store.tidy(await placeIn(folder))
    await store.installChanges(release(2, 3), release(3, 1, 8))
    expect(answersFrom(await placeIn(folder), release(3, 1, 8))).toEqual(right(release(3, 1, 8)))
    expect(await startAgain(folder, [release(3, 1, 8)])).toBe(3)
  })

  it('is left alone when it is one already', async () => {
    const { folder, store } = await aWorkstation(release(1))
    expect(await store.compact(await placeIn(folder))).toBe(false)
  })

  it('answers at every moment while that is done', async () => {
    const { folder } = await aWorkstation(release(1), release(2, 3))
    const done = await copyOf(folder)
    await aReleaseStore(done).compact(await placeIn(done))
    const name = join('releases', nameOf(release(2, 3)))
    const copy = await copyOf(folder)
    for (const file of ['whole.json', 'whole-texts', 'manifest']) {
      const whole = await readFile(join(done, name, file))
      if (file !== 'manifest') {
        await writeFile(join(copy, name, file), whole.subarray(0, whole.length / 2))
        expect(await startAgain(await copyOf(copy), [release(2, 3)])).toBe(2)
      }
      await writeFile(join(copy, name, file), whole)
      expect(await startAgain(await copyOf(copy), [release(2, 3)])).toBe(2)
    }
  })
})
