import { describe, expect, it } from 'vitest'
import { commandOf, keyBindings } from '../../../../renderer/features/key-map/key-bindings.ts'

const press = (more: Partial<KeyboardEvent> & { altGraph?: boolean }) => {
  const { altGraph = false, ...keys } = more
  const bare = { key: '', code: '', ctrlKey: false, shiftKey: false, altKey: false, metaKey: false }
  return { ...bare, ...keys, getModifierState: () => altGraph }
}

describe('key map', () => {
  it('binds nothing to Ctrl+Alt, which is AltGr', () => {
    expect(keyBindings.filter(({ shownAs }) => shownAs.includes('Alt'))).toEqual([])
  })

  it('binds no key twice', () => {
    const keys = keyBindings.map(({ match, ctrl, shift }) => JSON.stringify({ match, ctrl, shift }))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(['Digit1', 'Digit2', 'Digit3', 'KeyC', 'KeyL', 'KeyK'])('leaves AltGr+%s to the keyboard', (code) => {
    expect(commandOf(press({ code, ctrlKey: true, altKey: true }), true)).toBeNull()
    expect(commandOf(press({ code, ctrlKey: true, altGraph: true }), true)).toBeNull()
  })

  it('knows Ctrl+1 by its place, whatever the keyboard types there', () => {
    expect(commandOf(press({ key: '&', code: 'Digit1', ctrlKey: true }), true)).toBe('use-1')
  })

  it('takes Ctrl+Shift+1 for dismissing', () => {
    expect(commandOf(press({ key: '!', code: 'Digit1', ctrlKey: true, shiftKey: true }), true)).toBe('dismiss-1')
  })

  it.each([
    { key: 'k', code: 'KeyK', ctrlKey: true },
    { key: 'F3', code: 'F3' },
  ])('opens the search at %j, also while somebody types', (keys) => {
    expect(commandOf(press(keys), true)).toBe('search')
  })

  it('lets digits be digits', () => {
    expect(commandOf(press({ key: '1', code: 'Digit1' }), true)).toBeNull()
  })

  it('types a question mark in a text field', () => {
    expect(commandOf(press({ key: '?', code: 'Slash', shiftKey: true }), true)).toBeNull()
  })

  it('shows the keys at a question mark elsewhere', () => {
    expect(commandOf(press({ key: '?', code: 'Slash', shiftKey: true }), false)).toBe('show-keys')
  })
})
