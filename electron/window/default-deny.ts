import { app, type Session, session } from 'electron'
import type { Log } from '../log.ts'
import { appOrigin } from './app-origin.ts'

/** What the window's own pages are made of; everything else a page could ask for is refused before it leaves. */
const allowedProtocols = new Set(['app:', 'devtools:', 'data:', 'blob:'])

/** Refuses navigation, new windows, embedded pages, permissions and the network to every page, now and later. */
export function denyByDefault(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (happening: string) => (event: { preventDefault(): void; readonly url?: string }) => {
      if (event.url && isOwnPage(event.url)) return
      event.preventDefault()
      log.warn(happening)
    }
    contents.on('will-navigate', refuse('navigation refused'))
    contents.on('will-frame-navigate', refuse('navigation refused'))
    contents.on('will-redirect', refuse('navigation refused'))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => {
      log.warn('new window refused')
      return { action: 'deny' }
    })
  })
  denySession(session.defaultSession)
}

/** Reloading the window's own page is no journey. */
const isOwnPage = (url: string) => url === appOrigin || url.startsWith(`${appOrigin}/`)

function denySession(own: Session) {
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.setSpellCheckerEnabled(false)
  own.on('will-download', (event) => event.preventDefault())
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !allowedProtocols.has(new URL(url).protocol) }))
}
