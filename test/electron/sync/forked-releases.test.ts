import { describe, expect, it } from 'vitest'
import type { ReleaseAnnouncement } from '../../../shared/knowledge/release-announcement.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aSigningKey, changesBetween, sealed } from '../../support/a-signed-release.ts'
import { eventually } from '../support/a-desktop.ts'
import { installed, others, release, titleOf, withRelease1 } from '../support/a-signed-desktop.ts'

describe('a chain that forks', () => {
  /** Another release of the same number that the centre signed, as after a restored backup. */
  const other = (number: number) => aRelease([anAnswer({ title: `Pothole, the other ${number}` }), ...others], number)

  it('is followed to its end, and nothing of the other branch is left', async () => {
    const key = aSigningKey()
    const { centre, desktop, fetched } = await withRelease1((knobs) => {
      knobs.changes = 'fetched'
    }, key)
    centre.publish(release(2))
    await installed(desktop, 2)
    // The changes since "2" begin at another release 2 than the one installed; each link is the centre's own.
    const [two, three] = [other(2), other(3)]
    centre.knobs.alterAnnouncement = (announcement) => ({ ...announcement, ...sealed(three, two.hash, key) })
    centre.knobs.alterDelta = () => ({
      kind: 'changes',
      links: [sealed(three, two.hash, key)],
      changes: changesBetween(two, three),
    })
    centre.publish(three)
    await installed(desktop, 3)
    expect(await titleOf(desktop)).toBe('Pothole, the other 3')
    expect(fetched().slice(-2)).toEqual(['/v1/releases/3/changes?since=2', '/v1/releases/3/snapshot'])
  })

  it('is followed to a release of the number that is installed', async () => {
    const { centre, desktop } = await withRelease1()
    centre.publish(release(2))
    await installed(desktop, 2)
    centre.publish(other(2))
    await eventually(async () => expect(await titleOf(desktop)).toBe('Pothole, the other 2'))
    expect(desktop.status().release.installed?.hash).toBe(other(2).hash)
  })
})

describe('an announcement that comes again', () => {
  it('of the release installed changes nothing and fetches nothing', async () => {
    const { centre, desktop, fetched } = await withRelease1()
    centre.publish(release(2))
    await installed(desktop, 2)
    await eventually(() => expect(centre.installed.at(-1)).toBe(2))
    const { installedAt } = desktop.status().release.installed ?? expect.fail()
    centre.publish(release(2))
    // A desktop that is still reporting need not report again; what it answers after it shows that it has heard.
    await desktop.connection.request('flags:mine', {})
    expect(desktop.status().release).toMatchObject({ installed: { number: 2, installedAt }, fault: null })
    centre.publish(release(3))
    await installed(desktop, 3)
    expect(fetched()).toEqual([])
  })

  it('of an earlier release is not taken for a step: all of it is fetched', async () => {
    const heard = new Map<number, ReleaseAnnouncement>()
    const { centre, desktop, fetched } = await withRelease1((knobs) => {
      knobs.alterAnnouncement = (announcement) => {
        const first = heard.get(announcement.number) ?? announcement
        heard.set(announcement.number, first)
        return first
      }
    })
    for (const number of [2, 3]) {
      centre.publish(release(number))
      await installed(desktop, number)
    }
    // The very bytes of before: it says that it follows release 1.
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
    expect(fetched()).toEqual(['/v1/releases/2/snapshot'])
  })

  it('of an earlier release is forgotten with the next welcome', async () => {
    const { centre, desktop } = await withRelease1()
    const [two, three] = [release(2), release(3)]
    for (const one of [two, three, two]) centre.publish(one)
    centre.knobs.release = three
    desktop.connection.connect()
    await installed(desktop, 3)
    expect(await titleOf(desktop)).toBe('Pothole, release 3')
  })
})
