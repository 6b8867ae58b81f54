import type { EpochMs } from '../../shared/clock.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'

/** What can be done to a draft, the golden questions or a release. */
export type ActKind =
  | 'begun'
  | 'saved'
  | 'sent-to-review'
  | 'returned'
  | 'approved'
  | 'scheduled'
  | 'discarded'
  | 'held-up'
  | 'published'
  | 'published-in-emergency'
  | 'golden-overridden'
  | 'rolled-back'
  | 'golden-saved'

export type EditorialAct = {
  readonly act: ActKind
  /** Null: the server itself. */
  readonly by: string | null
  readonly draftId?: string
  readonly release?: number
  readonly reason?: string
}

/**
 * Writes down for ever what somebody did, in the transaction that does it, and tells every node. The last step of a
 * transaction: it takes a lock that all editors share.
 */
export async function recordActs(db: Db, acts: readonly EditorialAct[], at: EpochMs): Promise<void> {
  await db
    .insertInto('editorial_act')
    .values(
      acts.map(({ act, by, draftId, release, reason }) => ({
        at: new Date(at),
        person_id: by,
        act,
        draft_id: draftId ?? null,
        release_number: release ?? null,
        reason: reason === undefined ? null : storableText(reason),
      })),
    )
    .execute()
  if (acts.some(({ draftId }) => draftId !== undefined)) {
    await db
      .updateTable('content_version')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('what', '=', 'drafts')
      .execute()
  }
  await announceChange(db, 'content-changed')
}

/** PostgreSQL keeps every character but NUL. */
export const storableText = (text: string): string => text.replaceAll('\0', '\ufffd')
