import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Release } from '../../../shared/knowledge/release.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aReleaseStore } from '../support/a-release-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const release = (number: number) => aRelease([anAnswer({ title: `Text of release ${number}` })], number)
const identityOf = ({ number, hash }: Release) => ({ number, hash })
const nameOf = ({ number, hash }: Release) => `${number}-${hash.slice(0, 8)}`

async function aStore(...installed: readonly Release[]) {
  const workstationFolder = await temporaryFolder()
  const store = aReleaseStore(workstationFolder)
  for (const one of installed) expect(await store.install(one)).toMatchObject({ ok: true })
  return {
    workstationFolder,
    folder: join(workstationFolder, 'releases'),
    store,
    reopened: () => aReleaseStore(workstationFolder),
  }
}

async function alter(folder: string, one: Release) {
  const file = join(folder, nameOf(one), 'release.json')
  await writeFile(file, (await readFile(file, 'utf8')).replace('Text of', 'Test of'))
}

describe('release store', () => {
  it('begins with nothing', async () => {
    const { store } = await aStore()
    expect(await store.load()).toEqual({ installed: null, fault: null })
  })

  it('tells the installed release after a restart', async () => {
    const { reopened } = await aStore(release(1))
    expect(await reopened().load()).toMatchObject({
      installed: { place: { release: identityOf(release(1)) } },
      fault: null,
    })
  })

  it('works with the newest installed', async () => {
    const { reopened } = await aStore(release(1), release(2))
    expect((await reopened().load()).installed?.place.release.number).toBe(2)
  })

  it('works with an older one again when that was installed last', async () => {
    const { reopened } = await aStore(release(2), release(1))
    expect((await reopened().load()).installed?.place.release.number).toBe(1)
  })

  it('keeps the two newest', async () => {
    const { folder } = await aStore(release(1), release(2), release(3))
    expect((await readdir(folder)).sort()).toEqual([nameOf(release(2)), nameOf(release(3)), 'current'].sort())
  })

  it('keeps the time of installation over a restart', async () => {
    const { store, reopened } = await aStore(release(1))
    expect((await reopened().load()).installed?.installedAt).toBe((await store.load()).installed?.installedAt)
  })
})

describe('a damaged release', () => {
  it('is not used: the one before it is', async () => {
    const { folder, reopened } = await aStore(release(1), release(2))
    await alter(folder, release(2))
    expect(await reopened().load()).toMatchObject({
      installed: { place: { release: { number: 1 } } },
      fault: 'altered',
    })
  })

  it('is moved aside and kept', async () => {
    const { folder, reopened } = await aStore(release(1))
    await alter(folder, release(1))
    await reopened().load()
    expect((await readdir(join(folder, 'damaged')))[0]).toMatch(new RegExp(`^${nameOf(release(1))}-`))
  })

  it('is left where it is when it cannot be moved, and the one before it used all the same', async () => {
    const { folder, reopened } = await aStore(release(1), release(2))
    await alter(folder, release(2))
    // A file where a folder is wanted, as a full disk would refuse to make one.
    await writeFile(join(folder, 'damaged'), '')
    expect(await reopened().load()).toMatchObject({
      installed: { place: { release: { number: 1 } } },
      fault: 'altered',
    })
  })

  it('does not count among the two that are kept', async () => {
    const { folder, reopened } = await aStore(release(1), release(2))
    await alter(folder, release(2))
    const store = reopened()
    await store.load()
    await store.install(release(3))
    await alter(folder, release(3))
    expect((await reopened().load()).installed?.place.release.number).toBe(1)
  })

  it('is told as malformed when it is no release at all', async () => {
    const { folder, reopened } = await aStore(release(1))
    await writeFile(join(folder, nameOf(release(1)), 'release.json'), '{ "half": ')
    expect(await reopened().load()).toEqual({ installed: null, fault: 'malformed' })
  })

  it('can be installed again', async () => {
    const { folder, reopened } = await aStore(release(1))
    await alter(folder, release(1))
    const store = reopened()
    await store.load()
    await store.install(release(1))
    expect(await reopened().load()).toMatchObject({
      installed: { place: { release: identityOf(release(1)) } },
      fault: null,
    })
  })
})

describe('an installation that is cut off', () => {
  it('leaves the release before it in place while the new one is being written', async () => {
    const { folder, reopened } = await aStore(release(1))
    await mkdir(join(folder, 'incoming'))
    await writeFile(join(folder, 'incoming', 'release.json'), JSON.stringify(release(2)).slice(0, 100))
    expect(await reopened().load()).toMatchObject({ installed: { place: { release: { number: 1 } } }, fault: null })
  })

  it('leaves the release before it in place until the switch', async () => {
    const { folder, reopened } = await aStore(release(1))
    await mkdir(join(folder, nameOf(release(2))))
    await writeFile(join(folder, nameOf(release(2)), 'release.json'), JSON.stringify(release(2)))
    expect(await reopened().load()).toMatchObject({ installed: { place: { release: { number: 1 } } }, fault: null })
  })

  it('is told as a value when the folder cannot be written', async () => {
    const { folder, store } = await aStore(release(1))
    // A file where a folder is wanted, which is refused for root too.
    const blocked = aReleaseStore(join(folder, 'current'))
    expect(await blocked.install(release(2))).toMatchObject({ ok: false, reason: 'storage-failed' })
    expect((await store.load()).installed?.place.release.number).toBe(1)
  })

  it('loses the pointer at worst, and then uses the newest good release', async () => {
    const { folder, reopened } = await aStore(release(1), release(2))
    await writeFile(join(folder, 'current'), 'rubbish')
    expect((await reopened().load()).installed?.place.release.number).toBe(2)
  })
})
