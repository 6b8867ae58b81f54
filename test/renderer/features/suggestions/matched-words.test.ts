import { describe, expect, it } from 'vitest'
import { isSameWord, matchedWords } from '../../../../renderer/features/suggestions/matched-words.ts'

describe('matched words', () => {
  it.each([
    ['garbage', 'garbage'],
    ['Garbage', 'garbage'],
    ['ménagères', 'menageres'],
    ['cart', 'carts'],
    ['boxes', 'box'],
    ['companies', 'company'],
    ['journaux', 'journal'],
    ['cœur', 'coeur'],
  ])('takes %s and %s for one word', (one, other) => {
    expect(isSameWord(one, other)).toBe(true)
  })

  it.each([
    ['trash', 'garbage'],
    ['car', 'cart'],
    ['tax', 'taxi'],
  ])('takes %s and %s for two words', (one, other) => {
    expect(isSameWord(one, other)).toBe(false)
  })

  it('says both words where they differ', () => {
    const told = matchedWords([
      { said: 'trash', found: 'garbage' },
      { said: 'bins', found: 'bin' },
    ])
    expect(told).toEqual([
      { said: 'trash', found: 'garbage' },
      { said: 'bins', found: null },
    ])
  })

  it('says a word once', () => {
    expect(matchedWords(['bin', 'Bins'].map((said) => ({ said, found: 'bin' })))).toHaveLength(1)
  })

  it('says the five most telling at most', () => {
    const matches = [...'abcdefg'].map((letter) => ({ said: letter, found: letter }))
    expect(matchedWords(matches).map(({ said }) => said)).toEqual([...'abcde'])
  })
})
