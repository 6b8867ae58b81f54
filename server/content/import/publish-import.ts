import type { EpochMs } from '../../../shared/clock.ts'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import { failure, type Result, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import { currentRelease, publishRelease } from '../../releases/releases-repository.ts'
import type { ImportPlan } from './import-plan.ts'

type Base = { readonly number: number; readonly timeZone: string }

/**
 * Publishes an import as one release, whole or not at all. A plan holds for the release that it was made against;
 * when there is another one by now, nothing is published.
 */
export async function publishImport(
  db: Db,
  { changes }: ImportPlan,
  { number, timeZone }: Base,
  at: EpochMs,
): Promise<Result<ReleaseIdentity, 'another-release'>> {
  const current = (await currentRelease(db))?.number ?? 0
  if (current !== number) return failure('another-release', `release ${current} was published meanwhile`)
  return success(await publishRelease(db, changes, timeZone, at))
}
