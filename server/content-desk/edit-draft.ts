import { isDeepStrictEqual } from 'node:util'
import type { EpochMs } from '../../shared/clock.ts'
import type { Draft, DraftText } from '../../shared/content/draft.ts'
import { failure, success } from '../../shared/result.ts'
import type { Db } from '../db/database.ts'
import {
  closeDrafts,
  findDraft,
  findDraftFor,
  insertDraft,
  isRevisionOf,
  lockDrafts,
  type NewDraft,
  writeText,
} from './drafts-repository.ts'
import { recordActs } from './editorial-acts.ts'

/*
 * What one editor does to one draft. Each is a transaction that locks the draft, compares its version with the one that
 * the editor has read, writes, and writes down who did it:
 *
 *   in work ──▶ in review ──▶ approved ──▶ (published)
 *      ▲            │             │
 *      └── saved, or returned ────┘
 */

/** Who does it, and when. */
export type Deed = { readonly by: string; readonly at: EpochMs }
/** A draft at the version that its editor has read. */
export type ReadDraft = { readonly draftId: string; readonly version: number }

/** Begins a draft; the same again finds it. `exists` tells which draft there is for that revision already. */
export async function beginDraft(db: Db, draft: NewDraft, { by, at }: Deed) {
  const flaw = await findFlaw(db, draft)
  if (flaw) return failure('malformed', flaw)
  return db.transaction().execute(async (transaction) => {
    const isNew = await insertDraft(transaction, draft, by, at)
    if (isNew) await recordActs(transaction, [{ act: 'begun', by, draftId: draft.draftId }], at)
    const begun = await findDraft(transaction, draft.draftId)
    if (begun) return success(begun)
    const other = await findDraftFor(transaction, draft)
    return other ? failure('exists', other) : failure('malformed', 'draftId: that draft was published or discarded')
  })
}

async function findFlaw(db: Db, { purpose, replaces, answerId, language }: NewDraft): Promise<string | null> {
  if (replaces === null) return purpose === 'withdrawal' ? 'replaces: a withdrawal names what it takes out' : null
  const isThere = !replaces.includes('\0') && (await isRevisionOf(db, { answerId, language, replaces }))
  return isThere ? null : 'replaces: there is no such text of that answer'
}

/** Another text. What others have read or approved is not it, so it goes back to work. */
export async function saveDraft(db: Db, save: ReadDraft & { readonly text: DraftText }, { by, at }: Deed) {
  const { draftId, version, text } = save
  return db.transaction().execute(async (transaction) => {
    const [draft] = await lockDrafts(transaction, [draftId])
    if (!draft) return failure('not-found')
    // The answer to the same save was lost on its way.
    if (draft.version === version + 1 && draft.editedBy.personId === by && isDeepStrictEqual(draft.text, text))
      return success(draft)
    if (draft.version !== version) return changedMeanwhile(draft)
    await writeText(transaction, draftId, text, by, at)
    await recordActs(transaction, [{ act: 'saved', by, draftId }], at)
    return success(await readAgain(transaction, draftId))
  })
}

export async function discardDraft(db: Db, { draftId, version }: ReadDraft, { by, at }: Deed) {
  return db.transaction().execute(async (transaction) => {
    const [draft] = await lockDrafts(transaction, [draftId])
    if (!draft) return failure('not-found')
    if (draft.version !== version) return changedMeanwhile(draft)
    await closeDrafts(transaction, [draftId], { state: 'discarded' })
    await recordActs(transaction, [{ act: 'discarded', by, draftId }], at)
    return success({})
  })
}

export const changedMeanwhile = ({ version, editedBy }: Draft) =>
  failure('changed-meanwhile', `it is at version ${version}; ${editedBy.displayName} edited it last`)

/** A draft that this transaction has written. */
export async function readAgain(db: Db, draftId: string): Promise<Draft> {
  const draft = await findDraft(db, draftId)
  if (!draft) throw new Error('a draft that is locked does not go away')
  return draft
}
