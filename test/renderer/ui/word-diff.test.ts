import { describe, expect, it } from 'vitest'
import { diffWords } from '../../../renderer/ui/word-diff.ts'
import { seededChance } from '../../support/seeded-chance.ts'

const shown = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}]` : `[+${text}]`))
    .join('')

const only = (before: string, after: string, left: 'gone' | 'new') =>
  diffWords(before, after)
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['crews fix it within five days', 'crews fix it within three days', 'crews fix it within [-five ][+three ]days'],
    ['a b c', 'a b c', 'a b c'],
    ['', 'all new', '[+all new]'],
    ['all gone', '', '[-all gone]'],
    ['one two three', 'two three four', '[-one ]two [-three][+three four]'],
  ])('of %j and %j', (before, after, difference) => {
    expect(shown(before, after)).toBe(difference)
  })

  it('puts both texts together again, whatever they are', () => {
    const chance = seededChance(7)
    const words = () =>
      Array.from({ length: Math.floor(chance() * 30) }, () => 'abcde'[Math.floor(chance() * 5)]).join(' ')
    for (let round = 0; round < 300; round++) {
      const [before, after] = [words(), words()]
      expect(only(before, after, 'new')).toBe(before)
      expect(only(before, after, 'gone')).toBe(after)
    }
  })

  it('does not take longer than somebody waits, however long the texts', () => {
    const before = Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(' ')
    const after = Array.from({ length: 20_000 }, (_, n) => `b${n}`).join(' ')
    const begun = performance.now()
    diffWords(before, after)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})
