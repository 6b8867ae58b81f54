import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stageDelta } from '../../../electron/storage/release-delta.ts'
import { readProved } from '../../../electron/storage/release-texts.ts'
import type { Release } from '../../../shared/knowledge/release.ts'
import type { ReleaseDelta } from '../../../shared/knowledge/release-announcement.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'
import { aSigningKey, changesBetween, sealed } from '../../support/a-signed-release.ts'
import { aReleaseStore } from '../support/a-release-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const key = aSigningKey()

/** The first `changed` answers have another text. */
const release = (number: number, changed: number) =>
  aRelease(
    Array.from({ length: 20 }, (_, place) =>
      anAnswer({
        answerId: `answer-${place}`,
        title: place < changed ? `Release ${number}` : 'As before',
        detail: 'Long. '.repeat(200),
      }),
    ),
    number,
  )
const [one, two, three] = [release(1, 0), release(2, 2), release(3, 9)]

const delta: ReleaseDelta = {
  kind: 'changes',
  links: [sealed(two, one.hash, key), sealed(three, two.hash, key)],
  changes: changesBetween(one, three),
}

async function aWorkstation(first: Release = one) {
  const folder = await temporaryFolder()
  const store = aReleaseStore(folder)
  await store.install(first)
  const file = join(folder, 'delta.json')
  const stage = async (bytes: string | Buffer) => {
    await writeFile(file, bytes)
    const wanted = sealed(three, two.hash, key)
    return stageDelta(store, { from: first, wanted, file, trustedKey: key.publicKey })
  }
  return { folder, store, stage }
}

describe('downloaded changes', () => {
  it('lead over every release between', async () => {
    const { store, stage } = await aWorkstation()
    const staged = await stage(JSON.stringify(delta))
    if (!staged.ok) return expect.fail(staged.detail)
    await store.switchTo(staged.value)
    expect(await store.load()).toMatchObject({ installed: { place: { release: { number: 3, hash: three.hash } } } })
  })

  it('that are those of another release are refused', async () => {
    const { stage } = await aWorkstation(two)
    expect(await stage(JSON.stringify(delta))).toMatchObject({ ok: false, reason: 'broken-chain' })
  })

  it('with a link that a stranger signed are refused', async () => {
    const { stage } = await aWorkstation()
    const foreign = { ...delta, links: [sealed(two, one.hash, aSigningKey()), sealed(three, two.hash, key)] }
    expect(await stage(JSON.stringify(foreign))).toMatchObject({ ok: false, reason: 'foreign-signature' })
  })

  it('with a flipped bit anywhere never give another release', async () => {
    const { stage } = await aWorkstation()
    const bytes = Buffer.from(JSON.stringify(delta))
    let refused = 0
    // Far closer than every 4 kB: no two flips are further apart than a line of text.
    for (let at = 0; at < bytes.length; at += 97) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 0x10
      const staged = await stage(flipped)
      if (!staged.ok) refused += 1
      else await expectWhole(staged.value.folder)
    }
    expect(refused).toBeGreaterThan(100)
  })

  it('that are cut off are refused', async () => {
    const { stage } = await aWorkstation()
    const text = JSON.stringify(delta)
    for (let end = 0; end < text.length; end += 4_096)
      expect(await stage(text.slice(0, end))).toMatchObject({ ok: false, reason: 'malformed' })
  })
})

/** What is not part of the proof, such as the name of an answer that is withdrawn, does no harm. */
async function expectWhole(folder: string) {
  const isThree = ({ hash }: { readonly hash: string }) => hash === three.hash
  expect(await readProved(folder, isThree)).toMatchObject({ ok: true })
}
