import type { BrowserWindow } from 'electron'
import { registerBannerHandlers } from './ipc/banners.ts'
import { registerContentHandlers } from './ipc/content.ts'
import { registerConversationHandlers } from './ipc/conversations.ts'
import { createHandle, undoAll } from './ipc/handle.ts'
import { registerHeldHandlers } from './ipc/held.ts'
import { registerInteractionHandlers } from './ipc/interactions.ts'
import { registerKnowledgeHandlers } from './ipc/knowledge.ts'
import { registerOutboxHandlers } from './ipc/outbox.ts'
import { registerPassedOn } from './ipc/passed-on.ts'
import { registerPracticeHandlers } from './ipc/practice.ts'
import { registerPrintHandlers } from './ipc/print.ts'
import { registerServiceRequestHandlers } from './ipc/service-requests.ts'
import { registerSessionHandlers } from './ipc/session.ts'
import { registerSettingsHandlers } from './ipc/settings.ts'
import { registerSystemHandlers } from './ipc/system.ts'
import { registerTableHandlers } from './ipc/tables.ts'
import { registerWindowHandlers } from './ipc/window.ts'
import type { Log } from './log.ts'
import type { MainClock } from './main-clock.ts'
import type { SettingsStore } from './storage/settings.ts'
import { askWhere } from './window/ask-where.ts'
import type { Workstation } from './workstation.ts'

type HandlerWorld = {
  readonly windowOf: () => BrowserWindow | null
  readonly workstation: Workstation
  readonly settings: SettingsStore
  readonly clock: MainClock
  readonly log: Log
  readonly onThemeChanged: () => void
}

/** Answers every request of the contract. Returns the undo of all of it. */
export function registerHandlers({ windowOf, workstation, settings, clock, log, onThemeChanged }: HandlerWorld) {
  const handle = createHandle(windowOf, log)
  const { connection, outboxFilled } = workstation
  return undoAll(
    registerSystemHandlers(handle, { status: workstation.status, clock }),
    registerTableHandlers(handle, { askWhere: (proposed) => askWhere(windowOf(), proposed) }),
    registerWindowHandlers(handle, { windowOf }),
    registerPrintHandlers(handle, {
      pageOf: () => windowOf()?.webContents ?? null,
      askWhere: (proposed) => askWhere(windowOf(), proposed),
    }),
    registerHeldHandlers(handle, { ...workstation, clock, askWhere: (proposed) => askWhere(windowOf(), proposed) }),
    registerSettingsHandlers(handle, { settings, onServerChanged: connection.connect, onThemeChanged }),
    registerSessionHandlers(handle, { session: workstation.session, onPersonChanged: connection.connect }),
    registerKnowledgeHandlers(handle, workstation),
    registerInteractionHandlers(handle, { ...workstation, log, onRecorded: outboxFilled }),
    registerOutboxHandlers(handle, { outbox: workstation.outbox, onSentAgain: outboxFilled }),
    registerPracticeHandlers(handle, workstation),
    registerBannerHandlers(handle, { ...workstation, log }),
    registerPassedOn(handle, workstation),
    registerConversationHandlers(handle, workstation),
    registerServiceRequestHandlers(handle, { ...workstation, log }),
    registerContentHandlers(handle, { ...workstation, log }),
  )
}
