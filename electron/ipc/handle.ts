import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Event, EventPayload, Request } from '../../shared/ipc-contract.ts'
import type { Log } from '../log.ts'
import { answerRequest, type RequestHandler } from './answer-request.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** Answers one request of the contract; the function returned ends that. */
export type Handle = <Name extends Request>(name: Name, handler: RequestHandler<Name>) => () => void

/** Tells the window that something happened; nobody hears it while there is no window. */
export type Announce = <Name extends Event>(name: Name, payload: EventPayload<Name>) => void

type WindowOf = () => BrowserWindow | null

/** The one place where senders are checked: every request of every subject passes here. */
export function createHandle(windowOf: WindowOf, log: Log): Handle {
  return (name, handler) => {
    ipcMain.handle(name, (event, input: unknown) => {
      if (!isTrustedSender(senderOf(event), windowOf()?.webContents.id ?? null)) {
        log.warn('sender refused', { request: name })
        throw new Error(`${name}: this sender is not listened to.`)
      }
      return answerRequest(name, handler, input, log)
    })
    return () => ipcMain.removeHandler(name)
  }
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent) {
  return {
    webContentsId: sender.id,
    isMainFrame: senderFrame !== null && senderFrame === sender.mainFrame,
    frameUrl: senderFrame?.url ?? null,
  }
}

export function createAnnounce(windowOf: WindowOf): Announce {
  return (name, payload) => {
    const window = windowOf()
    if (window && !window.isDestroyed()) window.webContents.send(name, payload)
  }
}

/** Several undos as one, in reverse order. */
export const undoAll =
  (...undos: ReadonlyArray<() => void>) =>
  () => {
    for (const undo of undos.toReversed()) undo()
  }
