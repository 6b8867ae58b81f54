import { readdir, readFile, writeFile } from 'node:fs/promises'
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
    const { centre, desktop, folder } = await withRelease(1)
    await installed(desktop, 1)
    await desktop.stop()
    const name = (await readdir(join(folder, 'releases'))).find((entry) => entry.startsWith('1-')) ?? expect.fail()
    const file = join(folder, 'releases', name, 'release.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('Pothole', 'Potholes'))
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 1)
    expect(await titleOf(next)).toBe('Pothole, release 1')
    expect(next.status().release.fault).toBeNull()
  })

  it('is told while nobody can send a good one', async () => {
    const { centre, desktop, folder } = await withRelease(1)
    await installed(desktop, 1)
    await desktop.stop()
    await centre.stop()
    const name = (await readdir(join(folder, 'releases'))).find((entry) => entry.startsWith('1-')) ?? expect.fail()
    await writeFile(join(folder, 'releases', name, 'release.json'), '')
    const next = await aDesktop({ folder, url: centre.url })
    await faulty(next, 'malformed')
    expect(next.status().release.installed).toBeNull()
  })
})
