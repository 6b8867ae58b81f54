import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ListedFlag } from '../../../shared/flags/flag.ts'
import { groupFlags } from '../../../shared/flags/group-flags.ts'

const aFlag = (flag: Partial<ListedFlag> = {}): ListedFlag => ({
  flagId: randomUUID(),
  kind: 'wrong',
  answerId: 'pothole-report',
  title: 'Report a pothole',
  owner: 'roads-operations',
  language: 'en',
  note: '',
  query: null,
  flaggedAt: 1_000,
  flaggedBy: 'Maya',
  practice: false,
  settlement: null,
  ...flag,
})
const missing = (query: string, flaggedAt = 1_000) =>
  aFlag({ kind: 'missing', answerId: null, title: null, owner: null, query, flaggedAt })
const sizes = (flags: readonly ListedFlag[]) => groupFlags(flags).map((group) => group.flags.length)

describe('flags', () => {
  it('of one kind about one answer are one matter, the newest first', () => {
    const [older, newer] = [aFlag({ flaggedAt: 1 }), aFlag({ flaggedAt: 2 })]
    expect(groupFlags([older, newer])).toMatchObject([{ kind: 'wrong', flags: [newer, older] }])
  })

  it('of another kind, answer or language are another matter', () => {
    const other = [aFlag({ kind: 'unclear' }), aFlag({ answerId: 'street-light-out' }), aFlag({ language: 'fr' })]
    expect(sizes([aFlag(), ...other])).toEqual([1, 1, 1, 1])
  })

  it('that miss the same words are one matter, however they are spelled', () => {
    expect(sizes([missing('Bike racks'), missing(' bike racks ')])).toEqual([2])
  })

  it('that miss other words are another matter', () => {
    expect(sizes([missing('bike racks'), missing('unicorns')])).toEqual([1, 1])
  })

  it('stand with what most of them say first, then with what was said last', () => {
    const twice = [aFlag({ flaggedAt: 1 }), aFlag({ flaggedAt: 2 })]
    const groups = groupFlags([missing('old', 3), ...twice, missing('new', 4)])
    expect(groups.map(({ query }) => query)).toEqual([null, 'new', 'old'])
  })
})
