import type { ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { Db } from '../db/database.ts'
import { currentRelease } from './releases-repository.ts'

/** Knows the newest release, without asking the database each time. */
export type ReleaseWatch = {
  current(): ReleaseIdentity | null
  /** Looks into the database; calls back when there is a newer release than it knew. */
  look(): Promise<void>
}

export async function watchReleases(
  db: Db,
  onPublished: (release: ReleaseIdentity) => Promise<void>,
): Promise<ReleaseWatch> {
  let known = await currentRelease(db)
  return {
    current: () => known,
    look: async () => {
      const found = await currentRelease(db)
      if (!found || found.number <= (known?.number ?? 0)) return
      known = found
      await onPublished(found)
    },
  }
}
