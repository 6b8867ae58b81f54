import type { UndoStack } from '../../../electron/launch/undo-stack.ts'
import { startGeoreport } from '../../georeport/georeport-server.ts'
import { Centre } from '../support/centre.ts'
import { visitConversations } from '../support/conversation-screens.ts'
import { Desktop } from '../support/desktop.ts'
import { visitServiceRequest } from '../support/request-hands.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { takePicture, type View, views } from './views.ts'

const conversationScreens = new Set(['call-transcript', 'chats', 'hand-over', 'handed-over', 'who-is-there'])

/** What a platform tells of, at a centre of its own: in the queue of a shared one others would wait too. */
export async function conversationScreenshotsOf({ name, settings, agent: displayName }: View): Promise<void> {
  const centre = await Centre.open()
  const { path: userData, remove } = await temporaryFolder('screenshots')
  try {
    const agent = await centre.addAgent(displayName, 'supervisor')
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitConversations(desktop, centre, agent, settings.language, async (screen, page) => {
      if (conversationScreens.has(screen)) await takePicture(page, `${screen}-${name}`)
    })
    await desktop.close()
  } finally {
    await centre.close()
    await remove()
  }
}

const requestScreens = new Set([
  'service-request-choose',
  'service-request',
  'service-request-review',
  'service-request-sent',
])

/** The steps of a service request, at a centre that has an endpoint. */
export async function requestScreenshots(started: UndoStack): Promise<void> {
  const georeport = await startGeoreport()
  started.add(georeport.stop)
  const centre = await Centre.open({ CUE311_GEOREPORT_URL: georeport.url })
  started.add(() => centre.close())
  for (const { name, settings, agent: displayName } of views) {
    const { path: userData, remove } = await temporaryFolder('screenshots')
    const agent = await centre.addAgent(displayName)
    const desktop = await Desktop.open({ userData, serverUrl: centre.url, agent, settings })
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
    await visitServiceRequest(desktop, settings.language, async (screen, page) => {
      if (requestScreens.has(screen)) await takePicture(page, `${screen}-${name}`)
    })
    await desktop.close()
    await remove()
  }
}
