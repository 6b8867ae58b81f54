import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ReleaseAnnouncement } from '../../../shared/knowledge/release-announcement.ts'
import { aSigningKey, sealed } from '../../support/a-signed-release.ts'
import { aConnectedDesktop, aDesktop, eventually } from '../support/a-desktop.ts'
import { faulty, installed, type Knobs, release, titleOf, withRelease1 } from '../support/a-signed-desktop.ts'

const altered = (how: (announcement: ReleaseAnnouncement) => Partial<ReleaseAnnouncement>) => (knobs: Knobs) => {
  knobs.alterAnnouncement = (announcement) => ({ ...announcement, ...how(announcement) })
}

describe('a small release', () => {
  it('is installed from the announcement alone', async () => {
    const { centre, desktop, fetched } = await withRelease1()
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
    expect(fetched()).toEqual([])
  })

  it('is one of many, installed one after the other', async () => {
    const { centre, desktop, fetched } = await withRelease1()
    for (let number = 2; number <= 6; number++) {
      centre.publish(release(number))
      await installed(desktop, number)
    }
    expect(await titleOf(desktop)).toBe('Pothole, release 6')
    expect(fetched()).toEqual([])
  })

  it('greets a desktop that comes back, and needs no download either', async () => {
    const { centre, desktop, folder, fetched } = await withRelease1()
    await desktop.stop()
    centre.publish(release(2))
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 2)
    expect(await titleOf(next)).toBe('Pothole, release 2')
    expect(fetched().filter((path) => path.includes('release'))).toEqual([])
    expect(centre.handshakes.at(-1)?.releaseHash).toBe(release(1).hash)
  })

  it('becomes one file again when no other comes', async () => {
    const { centre, desktop, folder } = await withRelease1()
    await desktop.stop()
    const next = await aDesktop({ folder, url: centre.url, compactAfterMs: 300 })
    centre.publish(release(2))
    await installed(next, 2)
    const files = join(folder, 'releases', `2-${release(2).hash.slice(0, 8)}`)
    await eventually(async () =>
      expect((await readdir(files)).sort()).toEqual(['manifest', 'whole-texts', 'whole.json']),
    )
    expect(await titleOf(next)).toBe('Pothole, release 2')
    centre.publish(release(3))
    await installed(next, 3)
    expect(await titleOf(next)).toBe('Pothole, release 3')
  })
})

describe('several releases missed', () => {
  it('are fetched as changes', async () => {
    const { centre, desktop, folder, fetched } = await withRelease1((knobs) => {
      knobs.changes = 'fetched'
    })
    await desktop.stop()
    for (const number of [2, 3, 4]) centre.publish(release(number))
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 4)
    expect(await titleOf(next)).toBe('Pothole, release 4')
    expect(fetched().filter((path) => path.includes('releases'))).toEqual(['/v1/releases/4/changes?since=1'])
  })

  it.each([
    ['a link is missing', (links: unknown[]) => links.slice(1)],
    ['a link is not signed by the centre', ([link, ...rest]: unknown[]) => [{ ...Object(link), number: 7 }, ...rest]],
    ['the links are in another order', (links: unknown[]) => links.toReversed()],
  ])('are fetched whole when %s', async (_what, alter) => {
    const { centre, desktop, folder, fetched } = await withRelease1((knobs) => {
      knobs.changes = 'fetched'
      knobs.alterDelta = (delta) => (delta.kind === 'changes' ? { ...delta, links: alter(delta.links) } : delta)
    })
    await desktop.stop()
    for (const number of [2, 3, 4]) centre.publish(release(number))
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 4)
    expect(await titleOf(next)).toBe('Pothole, release 4')
    expect(fetched()).toContain('/v1/releases/4/snapshot')
  })

  it('are fetched whole when the server says so', async () => {
    const { centre, desktop, fetched } = await withRelease1((knobs) => {
      knobs.changes = 'fetched'
      knobs.alterDelta = () => ({ kind: 'snapshot' })
    })
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(fetched()).toContain('/v1/releases/2/snapshot')
  })
})

describe('changes that are not right', () => {
  it.each([
    ['a text is another one', altered(({ changes }) => ({ changes: retold(changes) }))],
    ['one is missing', altered(({ changes }) => ({ changes: changes?.slice(1) }))],
  ])('lead to the whole release when %s', async (_what, alter) => {
    const { centre, desktop, fetched } = await withRelease1(alter)
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
    expect(fetched()).toEqual(['/v1/releases/2/snapshot'])
  })

  it.each([
    ['cannot be read', () => altered(() => ({ changes: [{ kind: 'unheard-of' }] as never }))],
    [
      'are on top of another release',
      ({ signingKey }: Knobs) => altered(() => (signingKey ? sealed(release(2), 'f'.repeat(64), signingKey) : {})),
    ],
  ])('are fetched when those inside the announcement %s', async (_what, alter) => {
    const { centre, desktop, fetched } = await withRelease1((knobs) => alter(knobs)(knobs))
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
    expect(fetched()).toEqual(['/v1/releases/2/changes?since=1'])
  })
})

const retold = (changes: ReleaseAnnouncement['changes']) =>
  changes?.map((change) =>
    change.kind === 'put-revision' ? { ...change, revision: { ...change.revision, spoken: 'It is free.' } } : change,
  )

describe('a release that the centre did not sign', () => {
  const refused = async (fault: string, turn: (knobs: Knobs) => void) => {
    const { centre, desktop, fetched } = await withRelease1(turn)
    centre.publish(release(2))
    await faulty(desktop, fault)
    expect(desktop.status().release.installed?.number).toBe(1)
    expect(await titleOf(desktop)).toBe('Pothole, release 1')
    expect(fetched()).toEqual([])
    return { centre, desktop }
  }

  it('is refused when the signature does not fit', async () => {
    await refused(
      'altered',
      altered(({ seal }) => (seal ? { seal: { ...seal, publishedAt: seal.publishedAt + 1 } } : {})),
    )
  })

  it('is refused when the signature is of another release', async () => {
    await refused(
      'altered',
      altered(({ seal }) => ({ seal, hash: release(3).hash })),
    )
  })

  it('is refused when it has no signature', async () => {
    await refused(
      'foreign-signature',
      altered(() => ({ seal: undefined })),
    )
  })

  it('is refused when another key signed it', async () => {
    await refused('foreign-signature', (knobs) => {
      knobs.signingKey = aSigningKey()
    })
  })

  it('is refused also after a restart', async () => {
    const { centre, desktop, folder } = await withRelease1()
    await desktop.stop()
    centre.knobs.signingKey = aSigningKey()
    centre.publish(release(2))
    const next = await aDesktop({ folder, url: centre.url })
    await faulty(next, 'foreign-signature')
    expect(await titleOf(next)).toBe('Pothole, release 1')
  })

  it('is taken once somebody has signed in to the centre that has another key now', async () => {
    const { desktop } = await refused('foreign-signature', (knobs) => {
      knobs.signingKey = aSigningKey()
    })
    await desktop.signIn()
    await installed(desktop, 2)
    expect(desktop.status().release.fault).toBeNull()
  })
})

describe('another version at the other end', () => {
  it('is a server that signs nothing: its releases are installed whole', async () => {
    const { centre, desktop } = await aConnectedDesktop((centre) => {
      centre.knobs.snapshots = false
      centre.publish(release(1))
    })
    await installed(desktop, 1)
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(centre.requestedPaths).toContain('/v1/releases/2')
  })

  it('was such a server, and the key is learnt as the session goes on', async () => {
    const { centre, desktop, folder } = await aConnectedDesktop((centre) => centre.publish(release(1)))
    await installed(desktop, 1)
    await desktop.stop()
    centre.knobs.signingKey = aSigningKey()
    const next = await aDesktop({ folder, url: centre.url })
    await eventually(async () =>
      expect(JSON.parse(await readFile(join(folder, 'release-key.json'), 'utf8'))).toEqual({
        publicKey: centre.knobs.signingKey?.publicKey,
      }),
    )
    centre.knobs.signingKey = aSigningKey()
    centre.publish(release(2))
    await faulty(next, 'foreign-signature')
  })
})

describe('a download', () => {
  it('goes on where it broke off', async () => {
    const { centre, desktop } = await withRelease1((knobs) => {
      knobs.changes = 'none'
      knobs.breakAfter = 200
    })
    centre.publish(release(2))
    await installed(desktop, 2)
    expect(centre.ranges.at(-2)).toBeUndefined()
    expect(centre.ranges.at(-1)).toBe('bytes=200-')
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
  })

  it('begins anew when what arrived is of no use', async () => {
    const { centre, desktop, folder } = await withRelease1((knobs) => {
      knobs.changes = 'none'
      knobs.breakAfter = 200
    })
    centre.publish(release(2))
    await faulty(desktop, 'unreachable')
    await desktop.stop()
    await writeFile(join(folder, 'releases', 'arriving', `2-${release(2).hash}.gz`), Buffer.alloc(200, 7))
    const next = await aDesktop({ folder, url: centre.url })
    await installed(next, 2)
    expect(await titleOf(next)).toBe('Pothole, release 2')
    expect(centre.ranges.slice(-2)).toEqual(['bytes=200-', undefined])
  })

  it('waits for its moment among many desktops; small changes need not', async () => {
    const { centre, desktop, fetched } = await withRelease1((knobs) => {
      knobs.spreadMs = 3_600_000
    })
    centre.publish(release(2))
    await installed(desktop, 2)
    centre.knobs.changes = 'fetched'
    centre.publish(release(3))
    await sleep(1_500)
    expect(fetched()).toEqual([])
    expect(await titleOf(desktop)).toBe('Pothole, release 2')
  })
})
