import { protocol } from 'electron'
import { respondWithFile } from './app-files.ts'
import { appScheme } from './app-origin.ts'

/** Must be called before Electron is ready: schemes cannot change afterwards. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built window at `app://cue311/`, from `folder` and nowhere else. Returns its undo. */
export function serveApp(folder: string): () => void {
  protocol.handle(appScheme, (request) => respondWithFile(folder, request))
  return () => protocol.unhandle(appScheme)
}
