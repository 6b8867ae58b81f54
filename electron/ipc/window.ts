import type { BrowserWindow } from 'electron'
import type { Handle } from './handle.ts'

type WindowDeps = { readonly windowOf: () => Pick<BrowserWindow, 'setFullScreen'> | null }

/** What the page may ask of its own window: only that one is listened to, so it is the one that asked. */
export function registerWindowHandlers(handle: Handle, { windowOf }: WindowDeps): () => void {
  return handle('window:full-screen', ({ on }) => {
    windowOf()?.setFullScreen(on)
    return {}
  })
}
