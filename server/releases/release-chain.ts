import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { ReleaseSeal, SealedRelease } from '../../shared/knowledge/release-seal.ts'
import type { Db } from '../db/database.ts'
import { type ReleaseSigner, releaseSigner } from './release-signing.ts'

/* The chain of releases: each seal names the hash of the release before it. */

const columns = ['number', 'hash', 'published_at', 'previous_hash', 'signing_key_id', 'signature'] as const

type Row = {
  readonly number: number
  readonly hash: string
  readonly published_at: Date
  readonly previous_hash: string | null
  readonly signing_key_id: string | null
  readonly signature: string | null
}

/** Held until the transaction ends. */
export async function lockReleases(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(3112)`.execute(db)
}

/** Signs a release that is in the database. */
export async function sealRelease(
  db: Db,
  signer: ReleaseSigner,
  { number, hash }: Pick<Row, 'number' | 'hash'>,
  link: Pick<ReleaseSeal, 'previousHash' | 'publishedAt'>,
): Promise<void> {
  const { previousHash, keyId, signature } = signer.seal({ number, hash }, link)
  await db
    .updateTable('release')
    .set({ previous_hash: previousHash, signing_key_id: keyId, signature })
    .where('number', '=', number)
    .execute()
}

/**
 * Signs what was published before there was a key, or under another one. Tells how many releases that were. Nodes that
 * start at once do it one after the other.
 */
export async function sealReleases(db: Db, at: EpochMs): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await lockReleases(transaction)
    const signer = await releaseSigner(transaction, at)
    const rows = await transaction.selectFrom('release').select(columns).orderBy('number').execute()
    const unsealed = rows.filter(({ signing_key_id }) => signing_key_id !== signer.keyId)
    for (const row of unsealed) {
      const previousHash = rows.findLast(({ number }) => number < row.number)?.hash ?? null
      await sealRelease(transaction, signer, row, { previousHash, publishedAt: row.published_at.getTime() })
    }
    return unsealed.length
  })
}

/** The releases after one, up to another, in order; null when one of them is missing or has no seal. */
export async function readChain(db: Db, after: number, number: number): Promise<SealedRelease[] | null> {
  const rows = await db
    .selectFrom('release')
    .select(columns)
    .where('number', '>', after)
    .where('number', '<=', number)
    .orderBy('number')
    .execute()
  const links = rows.flatMap((row) => toSealed(row) ?? [])
  return links.length === number - after && links.length > 0 ? links : null
}

/** Null for a release without a seal. */
export function sealOf({ previous_hash, published_at, signing_key_id, signature }: Row): ReleaseSeal | null {
  if (signing_key_id === null || signature === null) return null
  return { previousHash: previous_hash, publishedAt: published_at.getTime(), keyId: signing_key_id, signature }
}

function toSealed(row: Row): SealedRelease | null {
  const seal = sealOf(row)
  return seal && { number: row.number, hash: row.hash, seal }
}
