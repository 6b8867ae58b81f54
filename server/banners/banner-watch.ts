import type { Banner } from '../../shared/banner/banner.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { currentBanners } from './banners-repository.ts'

/** Knows the banners that stand or will stand, without asking the database each time. */
export type BannerWatch = {
  current(): readonly Banner[]
  /** Looks into the database; calls back when something is different. */
  look(): Promise<void>
}

export async function watchBanners(
  db: Db,
  clock: Clock,
  onChanged: (banners: readonly Banner[]) => void,
): Promise<BannerWatch> {
  let known = await currentBanners(db, clock.now())
  return {
    current: () => known,
    look: async () => {
      const found = await currentBanners(db, clock.now())
      if (JSON.stringify(found) === JSON.stringify(known)) return
      known = found
      onChanged(found)
    },
  }
}
