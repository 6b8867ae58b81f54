import { describe, expect, it } from 'vitest'
import { spokenGroups } from '../../../shared/service-requests/spoken-number.ts'

describe('a number that is spoken', () => {
  it.each([
    ['4711', ['4711']],
    ['638344', ['638', '344']],
    ['1234567', ['123', '45', '67']],
    ['12345678', ['123', '456', '78']],
    ['2026-004711', ['2026', '004', '711']],
    ['SR-2026004711', ['SR', '202', '600', '47', '11']],
    ['50a7f2', ['50', 'a', '7', 'f', '2']],
    ['–', ['–']],
  ])('%s is said as %o', (number, groups) => expect(spokenGroups(number)).toEqual(groups))
})
