import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import { lockReleases } from '../releases/release-chain.ts'
import { differenceBetween } from '../releases/release-difference.ts'
import { currentRelease, publishLocked } from '../releases/releases-repository.ts'
import { recordActs, storableText } from './editorial-acts.ts'
import { toReleaseChanges } from './plan-changes.ts'
import { type PublishWorld, recordOf } from './publish-drafts.ts'
import { toPublishedChanges } from './published-changes.ts'

/**
 * Makes the set of an earlier release the next one, with its time zone, so that it has the same hash. Nothing else is
 * asked: who rolls back is in a hurry, and that set was published once.
 */
export async function rollBack(
  { db, clock }: PublishWorld,
  { to, reason, by }: { readonly to: number; readonly reason: string; readonly by: string },
) {
  return db.transaction().execute(async (transaction) => {
    await lockReleases(transaction)
    const current = await currentRelease(transaction)
    const target = await findTarget(transaction, to)
    if (!current || !target) return failure('not-found')
    if (target.hash === current.hash) return failure('nothing-to-change')
    const at = clock.now()
    const changes = toPublishedChanges(await differenceBetween(transaction, current.number, to))
    const release = await publishLocked(transaction, toReleaseChanges(changes), target.time_zone, at, {
      by,
      purpose: 'roll-back',
      note: storableText(reason),
    })
    await recordActs(transaction, [{ act: 'rolled-back', by, release: release.number, reason }], at)
    return success(await recordOf(transaction, release))
  })
}

async function findTarget(db: Db, number: number) {
  // No release has a number that PostgreSQL's integers have not.
  if (number > 2_147_483_647) return null
  return db.selectFrom('release').select(['hash', 'time_zone']).where('number', '=', number).executeTakeFirst()
}
