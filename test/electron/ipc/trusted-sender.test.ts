import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../../electron/ipc/trusted-sender.ts'

const ours = { webContentsId: 1, isMainFrame: true, frameUrl: 'app://cue311/index.html' }

describe('the sender of a request', () => {
  it('is listened to when it is the main frame of our window on our page', () => {
    expect(isTrustedSender(ours, 1)).toBe(true)
  })

  it.each([
    ['another window', { ...ours, webContentsId: 2 }],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['a frame that is gone', { ...ours, frameUrl: null }],
    ['a page from elsewhere', { ...ours, frameUrl: 'https://cue311/index.html' }],
    ['a page whose name begins like ours', { ...ours, frameUrl: 'app://cue311.example/index.html' }],
    ['a file', { ...ours, frameUrl: 'file:///index.html' }],
    ['an address that is none', { ...ours, frameUrl: 'nonsense' }],
  ])('is refused when it is %s', (_who, sender) => {
    expect(isTrustedSender(sender, 1)).toBe(false)
  })

  it('is refused while there is no window', () => {
    expect(isTrustedSender(ours, null)).toBe(false)
  })
})
