import { describe, expect, it } from 'vitest'
import { slashAt } from '../../../../renderer/features/composer/slash.ts'

describe('a slash', () => {
  it.each([
    ['at the beginning', '/cart', { start: 0, query: 'cart' }],
    ['with nothing behind it', 'Hello /', { start: 6, query: '' }],
    ['behind a word', 'Hello /garbage day', { start: 6, query: 'garbage day' }],
    ['on a new line', 'Hello\n/cart', { start: 6, query: 'cart' }],
    ['with an accent', '/ménag', { start: 0, query: 'ménag' }],
  ])('%s begins a search', (_where, text, slash) => {
    expect(slashAt(text, text.length)).toEqual(slash)
  })

  it.each([
    ['inside a word', 'and/or'],
    ['with a space behind it', '5 / 7'],
    ['before a new line', '/cart\nHello'],
    ['in an address', 'https://portellery.example/roads'],
    ['with a whole sentence behind it', `/${'word '.repeat(20)}`],
  ])('%s is only a slash', (_where, text) => {
    expect(slashAt(text, text.length)).toBeNull()
  })

  it('searches for what stands before the cursor', () => {
    expect(slashAt('/cart tomorrow', 5)).toEqual({ start: 0, query: 'cart' })
  })
})
