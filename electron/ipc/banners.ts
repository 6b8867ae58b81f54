import { failure, success } from '../../shared/result.ts'
import { describeError, type Log } from '../log.ts'
import { storageFault } from '../storage/storage-fault.ts'
import type { BannerSync } from '../sync/banner-sync.ts'
import { type Handle, undoAll } from './handle.ts'

export function registerBannerHandlers(
  handle: Handle,
  { banners, log }: { readonly banners: BannerSync; readonly log: Log },
) {
  return undoAll(
    handle('banners:read', () => banners.shown()),
    handle('banner:acknowledge', async ({ bannerId }) => {
      try {
        await banners.acknowledge(bannerId)
        return success({})
      } catch (error) {
        const detail = describeError(error)
        log.error('not saved', { what: 'acknowledgement', detail })
        return failure(storageFault(error), detail)
      }
    }),
  )
}
