import { describe, expect, it } from 'vitest'
import { isWebAddress } from '../../../electron/window/web-address.ts'

describe('an address handed to the system’s browser', () => {
  it('may lead to a web page over an encrypted connection', () => {
    expect(isWebAddress('https://portellery.example/waste')).toBe(true)
  })

  it.each([
    'http://portellery.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'nonsense',
    '',
  ])('may not be %s', (address) => {
    expect(isWebAddress(address)).toBe(false)
  })
})
