import { type Banner, isFor, stands } from '../../../shared/banner/banner.ts'
import type { EpochMs } from '../../../shared/clock.ts'
import type { RootState } from '../../app/store-types.ts'

/** What stands for whoever is signed in: to be acknowledged, and acknowledged already; the first to start comes first. */
export function standingBanners(
  { banner, session }: Pick<RootState, 'banner' | 'session'>,
  queues: readonly string[],
  at: EpochMs,
) {
  const roles = session.person?.roles ?? []
  const reader = { roles, queues }
  const standing = session.person ? banner.banners.filter((one) => isFor(one, reader) && stands(one, at)) : []
  const isRead = ({ bannerId }: Banner) => banner.acknowledged.includes(bannerId)
  return { unread: standing.filter((one) => !isRead(one)), read: standing.filter(isRead) }
}
