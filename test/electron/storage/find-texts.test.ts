import { describe, expect, it } from 'vitest'
import { findTexts, readRelease } from '../../../electron/storage/find-texts.ts'
import { anAnswer, aRelease } from '../../support/a-release.ts'

/** The texts found in a release's file. */
function textsIn(json: string): unknown[] {
  const bytes = Buffer.from(json)
  const bounds = findTexts(bytes)
  return Array.from({ length: bounds.length / 2 }, (_, place) =>
    JSON.parse(bytes.subarray(bounds[place * 2], bounds[place * 2 + 1]).toString()),
  )
}

const release = aRelease([
  anAnswer({
    title: 'Brackets ]} in “quotes\\” and \\',
    detail: 'A “green” bac à déchets 🗑, [like] {this}\n"revisions":[',
  }),
  anAnswer({ answerId: 'second', links: [{ label: '"revisions"', url: 'https://example.org/[1]' }] }),
])

describe('the texts of a release in its file', () => {
  it('are found whatever letters they have', () => {
    expect(textsIn(JSON.stringify(release))).toEqual(release.revisions)
  })

  it('are found however the file is laid out', () => {
    expect(textsIn(JSON.stringify(release, null, 3))).toEqual(release.revisions)
  })

  it('are those of the list called revisions, at the top', () => {
    const { revisions, ...rest } = release
    const others = { more: { revisions: [{ no: 1 }] }, name: 'revisions', list: [{ no: 2 }] }
    expect(textsIn(JSON.stringify({ ...others, revisions, ...rest, last: [[{ no: 3 }]] }))).toEqual(revisions)
  })

  it('are none in a release without any', () => {
    expect(textsIn(JSON.stringify({ ...release, revisions: [] }))).toEqual([])
  })
})

describe('a release read text by text', () => {
  it.each([release, { ...release, revisions: [] }, {}, [], null, 7])('is what it is as a whole (%#)', (value) => {
    expect(readRelease(Buffer.from(JSON.stringify(value))).value).toEqual(value)
  })

  it.each([20, 300, 900])('is no JSON when it is cut off after %i bytes', (length) => {
    expect(() => readRelease(Buffer.from(JSON.stringify(release)).subarray(0, length))).toThrow(SyntaxError)
  })
})
