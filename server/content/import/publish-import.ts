import type { EpochMs } from '../../../shared/clock.ts'
import type { ReleaseIdentity } from '../../../shared/knowledge/release.ts'
import { failure, type Result, success } from '../../../shared/result.ts'
import type { Db } from '../../db/database.ts'
import { lockReleases } from '../../releases/release-chain.ts'
import { currentRelease, publishLocked } from '../../releases/releases-repository.ts'
import type { ImportPlan } from './import-plan.ts'

type Base = { readonly number: number; readonly timeZone: string }
/** When it was asked for, and the reason given. */
type Asked = { readonly at: EpochMs; readonly note?: string | null }

/**
 * Publishes an import as one release, whole or not at all. A plan holds for the release that it was made against;
 * when there is another one by now, nothing is published.
 */
export async function publishImport(
  db: Db,
  { changes }: Pick<ImportPlan, 'changes'>,
  { number, timeZone }: Base,
  { at, note = null }: Asked,
): Promise<Result<ReleaseIdentity, 'another-release'>> {
  return db.transaction().execute(async (transaction) => {
    // Looked at under the lock: whoever publishes meanwhile is waited for, and then seen.
    await lockReleases(transaction)
    const current = (await currentRelease(transaction))?.number ?? 0
    if (current !== number) return failure('another-release', `release ${current} was published meanwhile`)
    return success(await publishLocked(transaction, changes, timeZone, at, { purpose: 'import', note }))
  })
}
