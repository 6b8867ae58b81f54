import { describe, expect, it } from 'vitest'
import { bannersSchema, isFor, stands } from '../../../shared/banner/banner.ts'
import { bannerRequests } from '../../../shared/banner/banner-contract.ts'
import { aBanner } from '../../support/a-banner.ts'

describe('a banner', () => {
  it.each([
    ['before its start', 999, false],
    ['at its start', 1_000, true],
    ['just before its end', 1_999, true],
    ['at its end', 2_000, false],
  ])('%s', (_when, at, standing) => {
    expect(stands({ startsAt: 1_000, endsAt: 2_000 }, at)).toBe(standing)
  })

  it('for all is for everybody', () => {
    expect(isFor(aBanner(), { roles: ['agent'], queues: [] })).toBe(true)
  })

  it('for a role is for those who have it', () => {
    const forSupervisors = aBanner({ audience: { kind: 'role', role: 'supervisor' } })
    expect(isFor(forSupervisors, { roles: ['agent', 'supervisor'], queues: [] })).toBe(true)
    expect(isFor(forSupervisors, { roles: ['agent', 'editor'], queues: ['supervisor'] })).toBe(false)
  })

  it('for a queue is for those with a conversation from it', () => {
    const forWater = aBanner({ audience: { kind: 'queue', queue: 'water' } })
    expect(isFor(forWater, { roles: ['agent'], queues: ['roads', 'water'] })).toBe(true)
    expect(isFor(forWater, { roles: ['agent', 'supervisor'], queues: ['roads'] })).toBe(false)
  })

  it('for an audience of a kind that is not known yet is left out, and the others stay', () => {
    const known = aBanner()
    const unknown = { ...aBanner(), audience: { kind: 'district', district: 'west' } }
    expect(bannersSchema.parse([unknown, known])).toEqual([known])
    const listed = { writtenBy: 'Sora', writtenAt: 1, endedBy: null, people: 3, acknowledgements: [] }
    const told = { banners: [unknown, known].map((banner) => ({ ...banner, ...listed })), timeZone: 'UTC' }
    const answer = bannerRequests['banner:list'].answer.parse({ ok: true, value: told })
    expect(answer).toMatchObject({ value: { banners: [known] } })
  })

  it('that ends before it starts is no banner to put', () => {
    expect(bannerRequests['banner:put'].input.safeParse(aBanner({ startsAt: 2, endsAt: 1 })).success).toBe(false)
  })

  it('without a text in the other language is no banner to put', () => {
    const banner = aBanner({ text: { en: 'Boil your water.', fr: ' ' } })
    expect(bannerRequests['banner:put'].input.safeParse(banner).success).toBe(false)
  })
})
