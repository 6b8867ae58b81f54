import { describe, expect, it } from 'vitest'
import { releaseHash, toRevision, verifyRelease } from '../../../shared/knowledge/release.ts'
import { anAnswer, aRelease, sha256 } from '../../support/a-release.ts'

const two = () => aRelease([anAnswer(), anAnswer({ answerId: 'bin-broken', title: 'Broken bin' })])

describe('a release', () => {
  it('is proved by its hash', () => {
    expect(verifyRelease(two(), sha256)).toMatchObject({ ok: true })
  })

  it('has the same hash in whatever order its revisions come', () => {
    const release = two()
    expect(releaseHash({ ...release, revisions: release.revisions.toReversed() }, sha256)).toBe(release.hash)
  })

  it('is proved with a field that a newer server added', () => {
    const newer = toRevision({ ...anAnswer(), ...{ easyRead: 'We fix it.' } }, sha256)
    const release = { ...two(), revisions: [newer] }
    const arrived: unknown = JSON.parse(JSON.stringify({ ...release, hash: releaseHash(release, sha256) }))
    expect(verifyRelease(arrived, sha256)).toMatchObject({
      ok: true,
      value: { revisions: [{ easyRead: 'We fix it.' }] },
    })
  })

  it('is refused when one letter of one text was altered', () => {
    const release = two()
    const revisions = release.revisions.map((revision, place) =>
      place === 1 ? { ...revision, spoken: 'Altered.' } : revision,
    )
    expect(verifyRelease({ ...release, revisions }, sha256)).toMatchObject({ ok: false, reason: 'altered' })
  })

  it('is refused when a revision is missing', () => {
    const release = two()
    expect(verifyRelease({ ...release, revisions: release.revisions.slice(1) }, sha256)).toMatchObject({
      reason: 'altered',
    })
  })

  it('is refused with a time zone that nobody knows, in which no day could be told', () => {
    const release = { ...two(), timeZone: 'Mars/Base' }
    expect(verifyRelease({ ...release, hash: releaseHash(release, sha256) }, sha256)).toMatchObject({
      ok: false,
      reason: 'malformed',
    })
  })

  it('is proved whatever the centre counted', () => {
    const counted = { ...two(), useCounts: { 'pothole-report': 41 } }
    expect(verifyRelease(counted, sha256)).toEqual({ ok: true, value: counted })
  })

  it('is proved without counts, as a server of before sends it', () => {
    const { useCounts: _, ...before } = two()
    expect(verifyRelease(before, sha256)).toMatchObject({ ok: true, value: { useCounts: {} } })
  })

  it.each([
    [{ 'pothole-report': -1 }],
    [{ 'pothole-report': 1.5 }],
    [{ 'pothole-report': 1_000_000_001 }],
    [{ 'not an id': 1 }],
    [{ 'pothole-report': '41' }],
    ['many'],
    [null],
  ])('is proved with counts that cannot be read, which count for nothing: %j', (useCounts) => {
    expect(verifyRelease({ ...two(), useCounts }, sha256)).toMatchObject({ ok: true, value: { useCounts: {} } })
  })

  it('keeps what a newer server says beside it', () => {
    expect(verifyRelease({ ...two(), mood: 'good' }, sha256)).toMatchObject({ ok: true, value: { mood: 'good' } })
  })

  it('is refused when it is not a release at all', () => {
    expect(verifyRelease({ number: 1 }, sha256)).toMatchObject({ ok: false, reason: 'malformed' })
  })
})
