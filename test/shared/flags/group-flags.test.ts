import { describe, expect, it } from 'vitest'
import type { ListedFlag } from '../../../shared/flags/flag.ts'
import { groupFlags } from '../../../shared/flags/group-flags.ts'
import { aListedFlag } from '../../support/a-flag.ts'

const missing = (query: string, flaggedAt = 1_000) =>
  aListedFlag({ kind: 'missing', answerId: null, title: null, owner: null, query, flaggedAt })
const sizes = (flags: readonly ListedFlag[]) => groupFlags(flags).map((group) => group.flags.length)

describe('flags', () => {
  it('of one kind about one answer are one matter, the newest first', () => {
    const [older, newer] = [aListedFlag({ flaggedAt: 1 }), aListedFlag({ flaggedAt: 2 })]
    expect(groupFlags([older, newer])).toMatchObject([{ kind: 'wrong', flags: [newer, older] }])
  })

  it('of another kind, answer or language are another matter', () => {
    const other = [
      aListedFlag({ kind: 'unclear' }),
      aListedFlag({ answerId: 'street-light-out' }),
      aListedFlag({ language: 'fr' }),
    ]
    expect(sizes([aListedFlag(), ...other])).toEqual([1, 1, 1, 1])
  })

  it('that miss the same words are one matter, however they are spelled', () => {
    expect(sizes([missing('Bike racks'), missing(' bike racks ')])).toEqual([2])
  })

  it('that miss other words are another matter', () => {
    expect(sizes([missing('bike racks'), missing('unicorns')])).toEqual([1, 1])
  })

  it('stand with what most of them say first, then with what was said last', () => {
    const twice = [aListedFlag({ flaggedAt: 1 }), aListedFlag({ flaggedAt: 2 })]
    const groups = groupFlags([missing('old', 3), ...twice, missing('new', 4)])
    expect(groups.map(({ query }) => query)).toEqual([null, 'new', 'old'])
  })
})
