import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aQuery } from '../../support/a-knowledge.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aConnectedDesktop, aDesktop, eventually } from '../support/a-desktop.ts'

type Desktop = Awaited<ReturnType<typeof aDesktop>>

const release = (number: number) => aRelease([anAnswer({ title: `Pothole, release ${number}` })], number)
const installed = (desktop: Desktop, number: number) =>
  eventually(() => expect(desktop.status().release.installed?.number).toBe(number))
const faulty = (desktop: Desktop, fault: string) => eventually(() => expect(desktop.status().release.fault).toBe(fault))
const titleOf = async (desktop: Desktop) => (await desktop.knowledge.answer('pothole-report', 'en'))?.title

const withRelease = (number: number) =>
  aConnectedDesktop(({ knobs }) => {
    knobs.release = release(number)
  })

/** A desktop that installed a release and ended; the server is still there. */
async function stoppedWithRelease(number: number) {
  const { centre, desktop, folder: workstation } = await withRelease(number)
  await installed(desktop, number)
  await desktop.stop()
  const { hash } = release(number)
  return {
    centre,
    folder: { workstation, release: join(workstation, 'releases', `${number}-${hash.slice(0, 8)}`) },
  }
}

async function replaceIn(file: string, before: string, after: string) {
  await writeFile(file, (await readFile(file, 'latin1')).replace(before, after), 'latin1')
}

describe('release sync', () => {
  it('installs the server’s release on a desktop without content', async () => {
    const { desktop } = await withRelease(1)
    await installed(desktop, 1)
    expect(await titleOf(desktop)).toBe('Pothole, release 1')
  })

  it('reports what it installed', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    await eventually(() => expect(centre.installed).toContain(1))
  })

  it('installs a release as it is published', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
  })

  it('answers from the release before until the next one is installed', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    centre.publish(release(2))
    const numbers: (number | null)[] = []
    while (numbers.at(-1) !== 2) {
      const { releaseNumber, suggestions } = await desktop.knowledge.suggest(aQuery(['a pothole']))
      expect(suggestions[0]?.title).toBe(`Pothole, release ${releaseNumber}`)
      numbers.push(releaseNumber)
    }
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers.slice(0, -1).every((number) => number === 1)).toBe(true)
  })

  it('ends at the last of several published at once', async () => {
    const { centre, desktop } = await withRelease(1)
    for (const number of [2, 3, 4]) centre.publish(release(number))
    await installed(desktop, 4)
  })

  it('works with the server away, also after a restart', async () => {
    const { centre, desktop, folder } = await withRelease(1)
    await installed(desktop, 1)
    await desktop.stop()
    await centre.stop()
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 1)
    expect((await next.knowledge.suggest(aQuery(['a pothole']))).suggestions).toHaveLength(1)
  })

  it('does not download what it has', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    await eventually(() => expect(centre.installed).toEqual([1]))
    centre.publish(release(1))
    await eventually(() => expect(centre.installed.length).toBeGreaterThan(1))
    expect(centre.requestedPaths.filter((path) => path.startsWith('/v1/releases/'))).toHaveLength(1)
  })
})

describe('a release that is not what was published', () => {
  it('is not installed: the one before it stays', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    const [revision] = release(2).revisions
    centre.knobs.downloaded = { ...release(2), revisions: [{ ...revision, spoken: 'Something else.' }] }
    centre.publish(release(2))
    await faulty(desktop, 'altered')
    expect(desktop.status().release.installed?.number).toBe(1)
    expect(await titleOf(desktop)).toBe('Pothole, release 1')
  })

  it('is not installed when it is another one than the one announced', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    centre.knobs.downloaded = release(3)
    centre.publish(release(2))
    await faulty(desktop, 'altered')
    expect(desktop.status().release.installed?.number).toBe(1)
  })

  it('is asked for again, and installed once it arrives whole', async () => {
    const { centre, desktop } = await withRelease(1)
    await installed(desktop, 1)
    centre.knobs.downloaded = { half: true }
    centre.publish(release(2))
    await faulty(desktop, 'malformed')
    centre.knobs.downloaded = undefined
    await installed(desktop, 2)
    expect(desktop.status().release.fault).toBeNull()
  })

  it('is fetched anew when the one on disk was damaged', async () => {
    const { centre, folder } = await stoppedWithRelease(1)
    await replaceIn(join(folder.release, 'release.json'), 'Pothole', 'Potholes')
    const next = await aDesktop({ folder: folder.workstation, url: centre.url })
    await installed(next, 1)
    expect(await titleOf(next)).toBe('Pothole, release 1')
    expect(next.status().release.fault).toBeNull()
  })

  it('is fetched anew when a bit of the one on disk changed', async () => {
    const { centre, folder } = await stoppedWithRelease(1)
    await replaceIn(join(folder.release, 'release.json'), 'Pothole', 'Pothale')
    const next = await aDesktop({ folder: folder.workstation, url: centre.url })
    await eventually(async () => expect(await titleOf(next)).toBe('Pothole, release 1'))
    await eventually(() => expect(next.status().release.fault).toBeNull())
  })

  it('is told while nobody can send a good one', async () => {
    const { centre, folder } = await stoppedWithRelease(1)
    await centre.stop()
    await writeFile(join(folder.release, 'release.json'), '')
    const next = await aDesktop({ folder: folder.workstation, url: centre.url })
    await faulty(next, 'malformed')
    expect(next.status().release.installed).toBeNull()
  })
})

describe('an index that is not as it was written', () => {
  it.each(['manifest', 'texts', 'segment'])('is made anew from the release, offline (%s)', async (which) => {
    const { centre, folder } = await stoppedWithRelease(1)
    await centre.stop()
    const [segment = ''] = await readdir(join(folder.workstation, 'index'))
    await truncate(which === 'segment' ? join(folder.workstation, 'index', segment) : join(folder.release, which), 100)
    const next = await aDesktop({ folder: folder.workstation, url: centre.url })
    await installed(next, 1)
    expect(await titleOf(next)).toBe('Pothole, release 1')
    expect(next.status().release.fault).toBeNull()
  })

  it('is made anew when that is found while it is used', async () => {
    const { desktop, folder } = await withRelease(1)
    await installed(desktop, 1)
    const { hash } = release(1)
    // Before a text was read: afterwards this one is in memory.
    await replaceIn(join(folder, 'releases', `1-${hash.slice(0, 8)}`, 'release.json'), 'Pothole', 'Pothale')
    expect(await titleOf(desktop)).toBeUndefined()
    await eventually(async () => expect(await titleOf(desktop)).toBe('Pothole, release 1'))
  })
})
