import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { app, type BrowserWindow, nativeTheme, powerMonitor } from 'electron'
import { after } from './after.ts'
import { type Config, readConfig } from './config.ts'
import { startDemoSignIn } from './demo-sign-in.ts'
import { leaveWithMessage, logCrashes } from './fatal.ts'
import { createAnnounce } from './ipc/handle.ts'
import { openLog } from './log.ts'
import { startMainClock } from './main-clock.ts'
import { quitCleanly } from './quit.ts'
import { registerHandlers } from './register-handlers.ts'
import { assetsFolder } from './resources.ts'
import { openSettings } from './storage/settings.ts'
import { openSettingsFile } from './storage/settings-file.ts'
import { systemCipher } from './storage/system-cipher.ts'
import { declareAppScheme, serveApp } from './window/app-protocol.ts'
import { denyByDefault } from './window/default-deny.ts'
import { openWindow, preloadFile, setMenu, windowFolder } from './window/windows.ts'
import { startWorkstation, type Workstation } from './workstation.ts'

const builtFolder = import.meta.dirname

/** How long the window waits for a demo sign-in, so that it need not show the sign-in first. */
const demoPatienceMs = 3_000

async function boot(config: Config) {
  const folder = app.getPath('userData')
  const clock = startMainClock()
  const log = openLog(folder, clock.now)
  logCrashes(log)
  log.info('started', { version: app.getVersion(), electron: process.versions.electron })

  const settings = openSettings(openSettingsFile(folder), {
    language: app.getLocale().startsWith('fr') ? 'fr' : 'en',
    theme: 'system',
    serverUrl: 'http://127.0.0.1:3311',
    cardsFrom: 'possible',
    hourCost: null,
  })
  const followTheme = () => {
    nativeTheme.themeSource = settings.read().theme
  }

  let window: BrowserWindow | null = null
  const windowOf = () => (window?.isDestroyed() ? null : window)

  const workstation = await startWorkstation({
    folder,
    assets: assetsFolder({ packaged: app.isPackaged, appPath: app.getAppPath(), resourcesPath: process.resourcesPath }),
    serverUrl: () => config.serverUrl ?? settings.read().serverUrl,
    cipher: systemCipher,
    clock,
    log,
    fetch,
    startKnowledgeWorker: () => new Worker(join(builtFolder, 'knowledge-host.js')),
    startLibrarianWorker: () => new Worker(join(builtFolder, 'librarian.js')),
    practicePace: config.practicePace,
    announce: createAnnounce(windowOf),
  })
  if (!systemCipher.isAvailable()) log.warn('no vault for the session: people sign in again after a restart')

  followTheme()
  setMenu()
  denyByDefault(log)
  serveApp(windowFolder(builtFolder))
  // Before the window, which asks at once.
  registerHandlers({ windowOf, workstation, settings, clock, log, onThemeChanged: followTheme })

  const reloadWindow = () => windowOf()?.webContents.reload()
  const demo = config.demoSignIn ? startDemo(config.demoSignIn, workstation, reloadWindow) : null
  quitCleanly(async () => {
    demo?.stop()
    await workstation.stop()
    log.info('stopped')
  })
  if (demo)
    await Promise.race([demo.firstAttempt, new Promise((resolve) => after(demoPatienceMs, () => resolve(null)))])

  window = openWindow({
    preload: preloadFile(builtFolder),
    log,
    now: clock.now,
    onHopeless: () =>
      leaveWithMessage('The window of Cue311 keeps closing. Start Cue311 again; nothing recorded is lost.'),
  })
  powerMonitor.on('resume', () => {
    // The window anchors its clock when it loads; an open call comes back from its draft.
    if (clock.catchUpAfterSleep()) reloadWindow()
  })
  app.on('second-instance', () => {
    // Somebody may start it again while it is still ending, after its window was closed.
    const open = windowOf()
    if (open?.isMinimized()) open.restore()
    open?.focus()
  })
  app.on('window-all-closed', () => app.quit())
}

/** @param reloadWindow the window asks who is signed in when it loads, and is told of nobody later */
function startDemo(account: NonNullable<Config['demoSignIn']>, workstation: Workstation, reloadWindow: () => void) {
  const knownBefore = workstation.session.person() !== null
  const onSignedIn = () => {
    workstation.connection.connect()
    if (!knownBefore) reloadWindow()
  }
  return startDemoSignIn({ account, session: workstation.session, after, onSignedIn })
}

function start() {
  const config = readConfig({ packaged: app.isPackaged })
  // Before the lock, which is one per folder.
  if (config.userData) app.setPath('userData', config.userData)
  if (!app.requestSingleInstanceLock()) return app.quit()
  declareAppScheme()
  // Not awaited: a top-level await of this hangs for ever in a packaged app.
  app
    .whenReady()
    .then(() => boot(config))
    .catch(leaveWithMessage)
}

try {
  start()
} catch (error) {
  leaveWithMessage(error)
}
