import { join } from 'node:path'
import { BrowserWindow, Menu, nativeTheme } from 'electron'
import type { Log } from '../log.ts'
import { appUrl } from './app-origin.ts'
import { enableZoomKeys } from './zoom-keys.ts'

/** As the page will paint it, so that opening does not flash. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#f5f5f5')

const longestUnpaintedMs = 1_000

const mostCrashes = 5
const crashWindowMs = 60_000

type WindowWorld = {
  readonly preload: string
  readonly log: Log
  readonly now: () => number
  /** The page crashed again and again: reloading does not help. */
  readonly onHopeless: () => void
}

/** Opens the window and loads the app in it. A page that dies is loaded again; the draft brings the call back. */
export function openWindow({ preload, log, now, onHopeless }: WindowWorld): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    useContentSize: true,
    show: false,
    title: 'Cue311',
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Dictionaries would be fetched from outside the building.
      spellcheck: false,
      // The talk timer and the feed go on while the agent looks at the telephony window.
      backgroundThrottling: false,
    },
  })
  showOncePainted(window)
  enableZoomKeys(window)
  reloadAfterCrash(window, { log, now, onHopeless })
  // A page that begins anew knows of no wall mode, and nobody could leave it.
  window.webContents.on('did-navigate', () => window.isFullScreen() && window.setFullScreen(false))
  load(window, log)
  return window
}

/**
 * Shows the window with its first picture. Electron never says `ready-to-show` when the zoom was set before that
 * (electron/electron#51972), so a page that has stopped loading is shown soon after in any case.
 */
function showOncePainted(window: BrowserWindow) {
  let isShown = false
  const show = () => {
    if (!isShown && !window.isDestroyed()) window.show()
    isShown = true
  }
  window.once('ready-to-show', show)
  window.webContents.once('did-stop-loading', () => setTimeout(show, longestUnpaintedMs))
}

function load(window: BrowserWindow, log: Log) {
  window.loadURL(appUrl).catch((error: Error) => log.error('window not loaded', { detail: error.message }))
}

function reloadAfterCrash(window: BrowserWindow, { log, now, onHopeless }: Omit<WindowWorld, 'preload'>) {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error('window page gone', { reason, exitCode })
    crashes = [...crashes, now()].filter((at) => at > now() - crashWindowMs)
    if (crashes.length > mostCrashes) onHopeless()
    else load(window, log)
  })
}

/** Windows and Linux need no menu; on a Mac copying, pasting and quitting live there. */
export function setMenu(): void {
  const onMac = Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
  Menu.setApplicationMenu(process.platform === 'darwin' ? onMac : null)
}

export const preloadFile = (mainFolder: string) => join(mainFolder, '..', 'preload', 'preload.cjs')
export const windowFolder = (mainFolder: string) => join(mainFolder, '..', 'renderer')
