import { describe, expect, it } from 'vitest'
import { changedIds, netOf } from '../../../shared/knowledge/net-changes.ts'
import { releaseIdentitySchema, toRevision } from '../../../shared/knowledge/release.ts'
import { releaseAnnouncementSchema } from '../../../shared/knowledge/release-announcement.ts'
import { anAnswer, aRelease, sha256 } from '../../support/a-release.ts'
import { sealed } from '../../support/a-signed-release.ts'

const revision = (title: string) => toRevision(anAnswer({ title }), sha256)
const put = (title: string) => ({ kind: 'put-revision', revision: revision(title) }) as const
const withdraw = (title: string) => {
  const { answerId, language, revisionId } = revision(title)
  return { kind: 'withdraw-revision', answerId, language, revisionId } as const
}
const idOf = (title: string) => revision(title).revisionId

describe('changes one after the other', () => {
  it('come to the last of each text', () => {
    const net = netOf([put('One'), withdraw('One'), withdraw('Two'), put('Two'), put('Three')])
    expect(net.put.map(({ title }) => title)).toEqual(['Two', 'Three'])
    expect(net.withdrawn).toEqual([idOf('One')])
  })

  it('make the same set whether they are taken one by one or at once', () => {
    const steps = [put('One'), put('Two'), withdraw('One'), put('Three'), withdraw('Zero'), put('One')]
    const oneByOne = steps.reduce<string[]>((ids, step) => changedIds(ids, netOf([step])), [idOf('Zero')])
    expect(changedIds([idOf('Zero')], netOf(steps)).sort()).toEqual(oneByOne.sort())
  })
})

describe('an announcement', () => {
  const { number, hash, seal } = sealed(aRelease(), null)

  it('is heard by a desktop that knows only its name', () => {
    const announced = { number, hash, seal, changes: [put('One')], spreadMs: 5 }
    expect(releaseIdentitySchema.parse(announced)).toEqual({ number, hash })
  })

  it('is heard when a newer server says the rest in another way', () => {
    const announced = { number, hash, seal: 'short', changes: { packed: '…' }, spreadMs: 'long' }
    expect(releaseAnnouncementSchema.parse(announced)).toMatchObject({ number, hash })
  })
})
