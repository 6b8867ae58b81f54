import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readProved } from '../../../electron/storage/release-texts.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { seededChance } from '../../support/seeded-chance.ts'
import { aReleaseStore } from '../support/a-release-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const chance = seededChance(311)
/** Words that no compression makes small, so that the packed file has many pages. */
const detail = () => Array.from({ length: 150 }, () => Math.floor(chance() * 1e9).toString(36)).join(' ')
const details = Array.from({ length: 60 }, detail)
const release = (number: number) =>
  aRelease(
    details.map((text, place) => anAnswer({ answerId: `answer-${place}`, title: `Release ${number}`, detail: text })),
    number,
  )
const [one, two] = [release(1), release(2)]
const packed = gzipSync(JSON.stringify(two))
const everyPage = Array.from({ length: Math.ceil(packed.length / 4_096) }, (_, page) => page * 4_096)

/** A workstation with release 1 to which these bytes come as release 2. */
async function aWorkstation() {
  const folder = await temporaryFolder()
  const store = aReleaseStore(folder)
  await store.install(one)
  const file = join(folder, 'arrived.gz')
  const stage = async (bytes: Buffer) => {
    await writeFile(file, bytes)
    return store.stage(two, file)
  }
  return { store, stage }
}

const flipped = (at: number) => {
  const bytes = Buffer.from(packed)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  return bytes
}

describe('a whole release that was downloaded', () => {
  it('is taken as it was published', async () => {
    const { stage } = await aWorkstation()
    expect(everyPage.length).toBeGreaterThan(5)
    expect(await stage(packed)).toMatchObject({ ok: true, value: { release: { number: 2, hash: two.hash } } })
  })

  it('is refused with a flipped byte in any page', async () => {
    const { store, stage } = await aWorkstation()
    for (const page of everyPage) {
      const at = Math.min(packed.length - 1, page + 2_100)
      const staged = await stage(flipped(at))
      expect([at, staged]).toEqual([at, expect.objectContaining({ ok: false })])
    }
    expect(await store.load()).toMatchObject({ installed: { place: { release: { number: 1 } } }, fault: null })
  })

  it('is never another one with a flipped byte in its head or its end', async () => {
    const { stage } = await aWorkstation()
    for (const at of [...Array(24).keys()].flatMap((byte) => [byte, packed.length - 1 - byte])) {
      const staged = await stage(flipped(at))
      // The head of the file says when it was packed and on what system, which changes nothing in it.
      if (staged.ok)
        expect(await readProved(staged.value.folder, ({ hash }) => hash === two.hash)).toMatchObject({ ok: true })
    }
  })

  it('is refused when it is cut off in any page', async () => {
    const { store, stage } = await aWorkstation()
    for (const end of [...everyPage, packed.length - 1])
      expect(await stage(packed.subarray(0, end))).toMatchObject({ ok: false, reason: 'malformed' })
    expect(await store.load()).toMatchObject({ installed: { place: { release: { number: 1 } } }, fault: null })
  })
})
