import { clipboard, shell } from 'electron'
import { failure, success } from '../../shared/result.ts'
import type { Status } from '../../shared/status.ts'
import type { MainClock } from '../main-clock.ts'
import { isWebAddress } from '../window/web-address.ts'
import { type Handle, undoAll } from './handle.ts'

type SystemDeps = { readonly status: () => Status; readonly clock: MainClock }

export function registerSystemHandlers(handle: Handle, { status, clock }: SystemDeps) {
  return undoAll(
    handle('status:read', () => status()),
    handle('clock:anchor', () => clock.anchorNow()),
    handle('clipboard:write', ({ text }) => {
      clipboard.writeText(text)
      return {}
    }),
    handle('link:open', async ({ url }) => {
      if (!isWebAddress(url)) return failure('not-allowed')
      await shell.openExternal(new URL(url).href)
      return success({})
    }),
  )
}
