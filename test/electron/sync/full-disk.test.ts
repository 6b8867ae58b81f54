import { describe, expect, it, onTestFinished } from 'vitest'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aSigningKey } from '../../support/a-signed-release.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { startCentre } from '../support/a-centre.ts'
import { aDesktop, eventually, online } from '../support/a-desktop.ts'
import { aSmallDisk, canMountDisks } from '../support/a-small-disk.ts'

/* A real file system that is really full; the workstation's folder is all that is on it. */

const chance = seededChance(311)
/** Words that no compression makes small. */
const words = (count: number) => Array.from({ length: count }, () => Math.floor(chance() * 1e9).toString(36)).join(' ')
const details = Array.from({ length: 100 }, () => words(600))

/** Each release has one text of its own; all others stay. */
const release = (number: number) =>
  aRelease(
    details.map((detail, place) =>
      anAnswer({
        answerId: place === 0 ? 'pothole-report' : `other-${place}`,
        title: place === 0 ? `Pothole, release ${number}` : `Other ${place}`,
        detail,
      }),
    ),
    number,
  )

type Changes = 'inside' | 'fetched' | 'none'

/** A desktop on a small disk that answers from release 1. */
async function aDesktopOnASmallDisk(changes: Changes) {
  const disk = await aSmallDisk(24)
  const centre = await startCentre()
  onTestFinished(() => centre.stop())
  centre.knobs.signingKey = aSigningKey()
  centre.knobs.changes = changes
  centre.publish(release(1))
  const desktop = await aDesktop({ folder: disk.folder, url: centre.url })
  await desktop.signIn()
  await online(desktop)
  const installed = (number: number) =>
    eventually(() => expect(desktop.status().release).toMatchObject({ installed: { number }, fault: null }))
  await installed(1)
  const title = async () => (await desktop.knowledge.answer('pothole-report', 'en'))?.title
  return { disk, centre, desktop, installed, title }
}

const isPossible = await canMountDisks()

describe.skipIf(!isPossible)('a disk that fills up', { timeout: 120_000 }, () => {
  it.each([
    ['changes inside the announcement', 'inside', [0, 4_096, 8_192]],
    ['changes that are fetched', 'fetched', [0, 4_096, 8_192]],
    ['a whole release', 'none', [0, 65_536, 450_000]],
  ] as const)(
    'during the installation of %s leaves the release before it, until there is room',
    async (_what, changes, rooms) => {
      const { disk, centre, desktop, installed, title } = await aDesktopOnASmallDisk(changes)
      for (const [place, room] of rooms.entries()) {
        const before = place + 1
        await disk.fill(room)
        centre.publish(release(before + 1))
        await eventually(() => expect(desktop.status().release.fault).toBe('disk-full'))
        expect(desktop.status().release.installed?.number).toBe(before)
        expect(await title()).toBe(`Pothole, release ${before}`)
        await disk.makeRoom()
        await installed(before + 1)
        expect(await title()).toBe(`Pothole, release ${before + 1}`)
      }
    },
  )

  it('leaves the release before it also over a restart', async () => {
    const { disk, centre, desktop } = await aDesktopOnASmallDisk('none')
    await disk.fill(400_000)
    centre.publish(release(2))
    await eventually(() => expect(desktop.status().release.fault).toBe('disk-full'))
    await desktop.stop()
    // A start needs some room of its own, for the log of the day.
    await disk.fill(400_000)
    const next = await aDesktop({ folder: disk.folder, url: centre.url })
    await eventually(() => expect(next.status().release.fault).toBe('disk-full'))
    expect((await next.knowledge.answer('pothole-report', 'en'))?.title).toBe('Pothole, release 1')
    await disk.makeRoom()
    await eventually(() => expect(next.status().release).toMatchObject({ installed: { number: 2 }, fault: null }))
  })
})
