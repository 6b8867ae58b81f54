import { describe, expect, it } from 'vitest'
import { chooseCards } from '../../../shared/knowledge/standing-cards.ts'

const one = (key: string, belief: number, confidence = 0.5) => ({ key, belief, confidence })
const keysOf = (given: Parameters<typeof chooseCards>[0], showing: string[], floor: number, typing = false) =>
  chooseCards(given, showing, floor, typing).map(({ key }) => key)

describe('cards', () => {
  it('are the most probable three', () => {
    expect(keysOf([one('a', 0.1), one('b', 0.4), one('c', 0.2), one('d', 0.3)], [], 0.2)).toEqual(['b', 'd', 'c'])
  })

  it('are above the floor', () => {
    expect(keysOf([one('a', 0.6, 0.1), one('b', 0.4)], [], 0.2)).toEqual(['b'])
  })

  it('stay in the order in which they stand', () => {
    expect(keysOf([one('a', 0.6), one('b', 0.4)], ['b', 'a'], 0.2)).toEqual(['b', 'a'])
  })

  it('stay while a newcomer is only somewhat more probable', () => {
    const given = [one('new', 0.4), one('a', 0.2), one('b', 0.2), one('c', 0.2)]
    expect(keysOf(given, ['a', 'b', 'c'], 0.2)).toEqual(['a', 'b', 'c'])
  })

  it('give way to what is clearly better', () => {
    const given = [one('new', 0.9), one('a', 0.05), one('b', 0.04), one('c', 0.01)]
    expect(keysOf(given, ['a', 'b', 'c'], 0.2)).toEqual(['a', 'b', 'new'])
  })

  it('wait for the end of a word while they are not much surer than the floor', () => {
    expect([true, false].map((typing) => keysOf([one('a', 0.5, 0.25)], [], 0.2, typing))).toEqual([[], ['a']])
  })

  it('outlast a dip below the floor', () => {
    expect(keysOf([one('a', 0.5, 0.15)], ['a'], 0.2)).toEqual(['a'])
  })

  it('go when nothing speaks for them any more', () => {
    expect(keysOf([one('a', 0.5, 0.01)], ['a'], 0.2)).toEqual([])
  })
})
