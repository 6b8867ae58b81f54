import type { ListedBanner, ShownBanners } from '../../../shared/banner/banner.ts'
import type { Clock } from '../../../shared/clock.ts'
import { failure, success } from '../../../shared/result.ts'
import type { Handlers } from './memory-bridge.ts'

type Memory = {
  banners: ShownBanners
  listedBanners: ListedBanner[]
  readonly queues: string[]
  readonly centreFault: 'server-unreachable' | null
}

type BannerHandlers = Pick<Handlers, Extract<keyof Handlers, `banner:${string}` | `banners:${string}`>>

/** Notices: written and ended by whoever may, shown above the call, acknowledged on the disk (`save`). */
export function bannerHandlers(
  memory: Memory,
  clock: Clock,
  save: (write: () => void) => ReturnType<BannerHandlers['banner:acknowledge']>,
  announce: (banners: ShownBanners) => void,
): BannerHandlers {
  return {
    'banner:put': (banner) => {
      if (memory.centreFault) return failure(memory.centreFault)
      const written = {
        writtenBy: 'Demo Agent',
        writtenAt: clock.now(),
        endedBy: null,
        people: 40,
        acknowledgements: [],
      }
      const others = memory.listedBanners.filter(({ bannerId }) => bannerId !== banner.bannerId)
      memory.listedBanners = [{ ...banner, ...written }, ...others]
      return success({})
    },
    'banner:end': ({ bannerId }) => {
      memory.listedBanners = memory.listedBanners.map((banner) =>
        banner.bannerId === bannerId ? { ...banner, endsAt: clock.now(), endedBy: 'Demo Agent' } : banner,
      )
      return success({})
    },
    'banner:list': () => success({ banners: memory.listedBanners, timeZone: 'America/Toronto', queues: memory.queues }),
    'banners:read': () => memory.banners,
    'banner:acknowledge': ({ bannerId }) =>
      save(() => {
        const acknowledged = [...memory.banners.acknowledged, bannerId]
        memory.banners = { ...memory.banners, acknowledged }
        announce(memory.banners)
      }),
  }
}
