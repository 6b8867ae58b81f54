import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { ReleaseRecord } from '../../shared/content/content-contract.ts'
import type { Revision } from '../../shared/knowledge/answer.ts'
import { hashOfSet, type Release, type ReleaseChange, type ReleaseIdentity } from '../../shared/knowledge/release.ts'
import type { ReleaseSeal } from '../../shared/knowledge/release-seal.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { lockReleases, sealOf, sealRelease } from './release-chain.ts'
import { releaseSigner } from './release-signing.ts'
import { sha256 } from './sha256.ts'

/* A release is stored as its changes to the one before it; what it holds is the sum of them. */

const rowsAtOnce = 1_000

/** Why a release was made, and by whom; without them it was brought in by a program. */
export type PublishReasons = {
  readonly purpose?: ReleaseRecord['purpose']
  /** Null: the server itself. */
  readonly by?: string | null
  readonly note?: string | null
}

/** The newest release; null before the first. */
export async function currentRelease(db: Db): Promise<ReleaseIdentity | null> {
  const row = await db
    .selectFrom('release')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A release with all its revisions; null when there is none of that number. */
export async function readRelease(
  db: Db,
  number: number,
): Promise<(Release & { readonly seal?: ReleaseSeal | undefined }) | null> {
  const release = await db.selectFrom('release').selectAll().where('number', '=', number).executeTakeFirst()
  if (!release) return null
  const seal = sealOf(release)
  return {
    number: release.number,
    hash: release.hash,
    publishedAt: release.published_at.getTime(),
    timeZone: release.time_zone,
    revisions: await revisionsOf(db, number),
    // Counted when it is downloaded; see release-downloads.ts.
    useCounts: {},
    ...(seal ? { seal } : {}),
  }
}

/** What came after one release up to another, in order; of each revision only the last change. */
export async function readChanges(db: Db, after: number, number: number): Promise<ReleaseChange[]> {
  const rows = await db
    .with('last_change', (from) =>
      from
        .selectFrom('release_change')
        .select(['revision_id', 'kind'])
        .distinctOn('revision_id')
        .where('release_number', '>', after)
        .where('release_number', '<=', number)
        .orderBy('revision_id')
        .orderBy('release_number', 'desc')
        .orderBy('ordinal', 'desc'),
    )
    .selectFrom('last_change')
    .innerJoin('revision', 'revision.revision_id', 'last_change.revision_id')
    .select(['last_change.kind', 'revision.body'])
    .orderBy('revision.revision_id')
    .execute()
  return rows.map(({ kind, body }): ReleaseChange => {
    if (kind === 'put-revision') return { kind, revision: body }
    const { answerId, language, revisionId } = body
    return { kind, answerId, language, revisionId }
  })
}

/** How many texts were put into the releases after one, up to another, and about how many bytes those are compressed. */
export async function sizeOfChanges(db: Db, after: number, number: number): Promise<{ texts: number; bytes: number }> {
  const row = await db
    .selectFrom('release_change')
    .innerJoin('revision', 'revision.revision_id', 'release_change.revision_id')
    .select(({ fn }) => [
      fn.countAll<string>().as('texts'),
      // Stored compressed, where that is worth it.
      fn.sum<string | null>(fn('pg_column_size', ['revision.body'])).as('bytes'),
    ])
    .where('release_number', '>', after)
    .where('release_number', '<=', number)
    .where('kind', '=', 'put-revision')
    .executeTakeFirstOrThrow()
  return { texts: Number(row.texts), bytes: Number(row.bytes ?? 0) }
}

/**
 * Publishes the next release: the changes on top of the newest one, whole or not at all, and tells every node.
 * Nodes that publish at once do it one after the other.
 */
export async function publishRelease(
  db: Db,
  changes: readonly ReleaseChange[],
  timeZone: string,
  at: EpochMs,
  reasons: PublishReasons = {},
): Promise<ReleaseIdentity> {
  return db.transaction().execute(async (transaction) => {
    await lockReleases(transaction)
    return publishLocked(transaction, changes, timeZone, at, reasons)
  })
}

/** Publishes release 1 with these revisions, unless there is a release already. */
export async function publishFirstRelease(
  db: Db,
  revisions: readonly Revision[],
  timeZone: string,
  at: EpochMs,
): Promise<ReleaseIdentity> {
  return db.transaction().execute(async (transaction) => {
    await lockReleases(transaction)
    const current = await currentRelease(transaction)
    const puts = revisions.map((revision) => ({ kind: 'put-revision', revision }) as const)
    return current ?? publishLocked(transaction, puts, timeZone, at, { purpose: 'first' })
  })
}

/** `publishRelease` within a transaction of one's own, which has called `lockReleases`. */
export async function publishLocked(
  db: Db,
  changes: readonly ReleaseChange[],
  timeZone: string,
  at: EpochMs,
  { purpose = 'import', by = null, note = null }: PublishReasons = {},
): Promise<ReleaseIdentity> {
  const before = await currentRelease(db)
  const number = (before?.number ?? 0) + 1
  const put = changes.flatMap((change) => (change.kind === 'put-revision' ? [change.revision] : []))
  await storeRevisions(db, put)
  // The hash is known when the set is; both are written in this transaction.
  await db
    .insertInto('release')
    .values({ number, hash: '', time_zone: timeZone, published_at: new Date(at), published_by: by, purpose, note })
    .execute()
  await storeChanges(db, number, changes)
  const hash = hashOfSet(timeZone, await revisionIdsOf(db, number), sha256)
  await db.updateTable('release').set({ hash }).where('number', '=', number).execute()
  const link = { previousHash: before?.hash ?? null, publishedAt: new Date(at).getTime() }
  await sealRelease(db, await releaseSigner(db, at), { number, hash }, link)
  await announceChange(db, 'release-published')
  return { number, hash }
}

async function storeRevisions(db: Db, revisions: readonly Revision[]): Promise<void> {
  for (const page of pages(revisions)) {
    await db
      .insertInto('revision')
      .values(
        page.map((revision) => ({
          revision_id: revision.revisionId,
          answer_id: revision.answerId,
          language: revision.language,
          body: storableJson(revision) ?? '',
        })),
      )
      .onConflict((conflict) => conflict.column('revision_id').doNothing())
      .execute()
  }
}

async function storeChanges(db: Db, number: number, changes: readonly ReleaseChange[]): Promise<void> {
  const rows = changes.map((change, index) => ({
    release_number: number,
    ordinal: index + 1,
    kind: change.kind,
    revision_id: change.kind === 'put-revision' ? change.revision.revisionId : change.revisionId,
  }))
  for (const page of pages(rows))
    await db
      .insertInto('release_change')
      .values([...page])
      .execute()
}

/** The ids of what a release holds, which is a hundredth of its texts. */
export async function revisionIdsOf(db: Db, number: number): Promise<string[]> {
  const rows = await setOf(db, number)
    .select('last_change.revision_id as revisionId')
    .orderBy('last_change.revision_id')
    .execute()
  return rows.map(({ revisionId }) => revisionId)
}

/** What a release holds, with its texts. */
async function revisionsOf(db: Db, number: number): Promise<Revision[]> {
  const rows = await setOf(db, number)
    .innerJoin('revision', 'revision.revision_id', 'last_change.revision_id')
    .select('revision.body')
    .orderBy('revision.answer_id')
    .orderBy('revision.language')
    .orderBy('revision.revision_id')
    .execute()
  return rows.map(({ body }) => body)
}

/** The texts of revisions as the JSON that they are stored in. */
export async function readBodies(db: Db, revisionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('revision')
    .select(sql<string>`body::text`.as('body'))
    .where('revision_id', 'in', revisionIds)
    .execute()
  return rows.map(({ body }) => body)
}

/** Every revision whose last change up to that release was to be put there: what was put there last is what it holds. */
function setOf(db: Db, number: number) {
  return db
    .with('last_change', (from) =>
      from
        .selectFrom('release_change')
        .select(['revision_id', 'kind'])
        .distinctOn('revision_id')
        .where('release_number', '<=', number)
        .orderBy('revision_id')
        .orderBy('release_number', 'desc')
        .orderBy('ordinal', 'desc'),
    )
    .selectFrom('last_change')
    .where('last_change.kind', '=', 'put-revision')
}

function* pages<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) yield rows.slice(start, start + rowsAtOnce)
}

/** Remembers what a workstation says that it has installed. */
export async function noteInstalled(
  db: Db,
  { deviceId, personId, release, at }: { deviceId: string; personId: string; release: ReleaseIdentity; at: EpochMs },
): Promise<void> {
  const report = {
    release_number: release.number,
    release_hash: release.hash,
    person_id: personId,
    reported_at: new Date(at),
  }
  await db
    .insertInto('device_release')
    .values({ device_id: deviceId, ...report })
    .onConflict((conflict) => conflict.column('device_id').doUpdateSet(report))
    .execute()
}
