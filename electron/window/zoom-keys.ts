import type { BrowserWindow } from 'electron'

const step = 0.5
const most = 4
const least = -2

const stepOfKey: Readonly<Record<string, number>> = { '+': step, '=': step, '-': -step }

/** Ctrl with +, - and 0, which elsewhere a menu would bring. */
export function enableZoomKeys({ webContents }: BrowserWindow): void {
  webContents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
    if (type !== 'keyDown' || alt || !(process.platform === 'darwin' ? meta : control)) return
    const change = stepOfKey[key]
    if (change === undefined && key !== '0') return
    event.preventDefault()
    const next = change === undefined ? 0 : webContents.getZoomLevel() + change
    webContents.setZoomLevel(Math.max(least, Math.min(most, next)))
  })
}
