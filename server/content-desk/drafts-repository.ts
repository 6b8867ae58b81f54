import { sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { Doer, Draft, DraftState, DraftText } from '../../shared/content/draft.ts'
import type { ToldObstacle } from '../../shared/content/obstacle.ts'
import type { AnswerId } from '../../shared/knowledge/answer.ts'
import type { Language } from '../../shared/knowledge/language.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { inEnglish } from './tell-obstacle.ts'

/* Drafts as they are stored. Who may do what to them, and when, is said in the files that call this. */

const live: readonly DraftState[] = ['in-work', 'in-review', 'approved']

export type NewDraft = Pick<Draft, 'draftId' | 'answerId' | 'language' | 'purpose' | 'replaces' | 'text'>

/** Every draft that is on its way, the ones edited last first. */
export async function listDrafts(db: Db): Promise<Draft[]> {
  const rows = await withNames(db).orderBy('draft.edited_at', 'desc').orderBy('draft.draft_id').execute()
  return rows.map(toDraft)
}

/** A draft that is on its way; null when it was published or discarded, or never was. */
export async function findDraft(db: Db, draftId: string): Promise<Draft | null> {
  const row = await withNames(db).where('draft.draft_id', '=', draftId).executeTakeFirst()
  return row ? toDraft(row) : null
}

/** Those of them that are on their way, none of which changes until the transaction ends. */
export async function lockDrafts(db: Db, draftIds: readonly string[]): Promise<Draft[]> {
  if (draftIds.length === 0) return []
  // In one order everywhere, so that two transactions never wait for each other in a circle.
  const rows = await withNames(db)
    .where('draft.draft_id', 'in', draftIds)
    .orderBy('draft.draft_id')
    .forUpdate('draft')
    .execute()
  return rows.map(toDraft)
}

/** The draft for a revision, or, where it replaces none, for a new text of an answer. */
export async function findDraftFor(
  db: Db,
  { answerId, language, replaces }: Pick<Draft, 'answerId' | 'language' | 'replaces'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('draft')
    .select('draft_id')
    .where('answer_id', '=', answerId)
    .where('language', '=', language)
    .where('replaces', 'is not distinct from', replaces)
    .where('state', 'in', live)
    .executeTakeFirst()
  return row?.draft_id ?? null
}

/** False when there is one of that id, or for that revision. */
export async function insertDraft(db: Db, draft: NewDraft, by: string, at: EpochMs): Promise<boolean> {
  const inserted = await db
    .insertInto('draft')
    .values({
      draft_id: draft.draftId,
      answer_id: draft.answerId,
      language: draft.language,
      purpose: draft.purpose,
      replaces: draft.replaces,
      text: toJson(draft.text),
      state: 'in-work',
      version: 1,
      created_by: by,
      created_at: new Date(at),
      edited_by: by,
      edited_at: new Date(at),
      approved_by: null,
      publish_at: null,
      held_up: null,
      held_up_by: null,
      published_in: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Whether there is a revision of that id, of that answer in that language. */
export async function isRevisionOf(
  db: Db,
  { answerId, language, replaces }: { answerId: AnswerId; language: Language; replaces: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('revision_id', '=', replaces)
    .where('answer_id', '=', answerId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row !== undefined
}

/** Another text: back to work, without approval and hour. */
export async function writeText(db: Db, draftId: string, text: DraftText, by: string, at: EpochMs): Promise<void> {
  await db
    .updateTable('draft')
    .set((row) => ({
      text: toJson(text),
      state: 'in-work',
      version: row('version', '+', 1),
      edited_by: by,
      edited_at: new Date(at),
      approved_by: null,
      publish_at: null,
      held_up: null,
      held_up_by: null,
    }))
    .where('draft_id', '=', draftId)
    .execute()
}

export type DraftMove = {
  readonly state: DraftState
  readonly approvedBy: string | null
  readonly publishAt: EpochMs | null
  readonly heldUpBy?: readonly ToldObstacle[]
}

/** Another state of the same text. */
export async function writeState(db: Db, draftId: string, move: DraftMove): Promise<void> {
  await db
    .updateTable('draft')
    .set((row) => ({
      state: move.state,
      version: row('version', '+', 1),
      approved_by: move.approvedBy,
      publish_at: move.publishAt === null ? null : new Date(move.publishAt),
      held_up: move.heldUpBy ? inEnglish(move.heldUpBy) : null,
      held_up_by: move.heldUpBy ? toJson(move.heldUpBy) : null,
    }))
    .where('draft_id', '=', draftId)
    .execute()
}

/** They are drafts no more; what they were is kept. */
export async function closeDrafts(
  db: Db,
  draftIds: readonly string[],
  how: { readonly state: 'published'; readonly release: number } | { readonly state: 'discarded' },
): Promise<void> {
  await db
    .updateTable('draft')
    .set((row) => ({
      state: how.state,
      version: row('version', '+', 1),
      publish_at: null,
      published_in: how.state === 'published' ? how.release : null,
    }))
    .where('draft_id', 'in', draftIds)
    .execute()
}

/** The release that consists of exactly these drafts; null when there is none. */
export async function releaseOf(db: Db, draftIds: readonly string[]): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select published_in as number from draft
    where published_in in (select published_in from draft where draft_id = any(${[...draftIds]}::uuid[]))
    group by published_in
    having array_agg(draft_id order by draft_id) =
      (select array_agg(id order by id) from unnest(${[...draftIds]}::uuid[]) as id)
  `.execute(db)
  return rows[0]?.number ?? null
}

/** The approved drafts of the earliest hour that has come. */
export async function draftsDue(db: Db, at: EpochMs): Promise<string[]> {
  const { rows } = await sql<{ draft_id: string }>`
    select draft_id from draft
    where state = 'approved' and publish_at = (
      select min(publish_at) from draft where state = 'approved' and publish_at <= ${new Date(at)}
    )
  `.execute(db)
  return rows.map(({ draft_id }) => draft_id)
}

function withNames(db: Db) {
  return db
    .selectFrom('draft')
    .innerJoin('person as creator', 'creator.person_id', 'draft.created_by')
    .innerJoin('person as editor', 'editor.person_id', 'draft.edited_by')
    .leftJoin('person as approver', 'approver.person_id', 'draft.approved_by')
    .selectAll('draft')
    .select([
      'creator.display_name as creator_name',
      'editor.display_name as editor_name',
      'approver.display_name as approver_name',
    ])
    .where('draft.state', 'in', live)
}

type Row = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number]

function toDraft(row: Row): Draft {
  return {
    draftId: row.draft_id,
    answerId: row.answer_id,
    language: row.language,
    purpose: row.purpose,
    replaces: row.replaces,
    title: row.text.title,
    // The query leaves out those that are published or discarded.
    state: row.state as DraftState,
    version: row.version,
    createdBy: doer(row.created_by, row.creator_name),
    editedBy: doer(row.edited_by, row.editor_name),
    editedAt: row.edited_at.getTime(),
    approvedBy: row.approved_by === null ? null : doer(row.approved_by, row.approver_name ?? ''),
    publishAt: row.publish_at?.getTime() ?? null,
    heldUp: row.held_up,
    ...(row.held_up_by && { heldUpBy: row.held_up_by }),
    service: row.text.service,
    owner: row.text.owner,
    text: row.text,
  }
}

const doer = (personId: string, displayName: string): Doer => ({ personId, displayName })

const toJson = (value: DraftText | readonly ToldObstacle[]): string => {
  const json = storableJson(value)
  // Neither is more than a few levels deep.
  if (json === null) throw new Error('a draft cannot be stored')
  return json
}
