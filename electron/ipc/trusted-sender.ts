import { appOrigin } from '../window/app-origin.ts'

/** What is known about who sent a message. */
export type Sender = {
  readonly webContentsId: number
  readonly isMainFrame: boolean
  /** The address of the sending frame; null when the frame is gone. */
  readonly frameUrl: string | null
}

/** Only the main frame of our own window, showing our own page, is listened to. */
export function isTrustedSender(sender: Sender, windowContentsId: number | null): boolean {
  if (sender.webContentsId !== windowContentsId || !sender.isMainFrame || sender.frameUrl === null) return false
  if (!URL.canParse(sender.frameUrl)) return false
  const { protocol, host } = new URL(sender.frameUrl)
  return `${protocol}//${host}` === appOrigin
}
