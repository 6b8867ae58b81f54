import { type Selectable, sql } from 'kysely'
import type { EpochMs } from '../../shared/clock.ts'
import type { SentRequest } from '../../shared/service-requests/sent-request.ts'
import type { Submission } from '../../shared/service-requests/service-request-contract.ts'
import { announceChange } from '../db/announcements.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import type { ServiceRequestTable } from '../db/tables/conversations.ts'

export type StoredRequest = Selectable<ServiceRequestTable>

/** What changes about a request. The form goes with the states in which nobody needs it any more. */
export type RequestChange = Partial<
  Pick<StoredRequest, 'due_at' | 'sending_since' | 'number' | 'token' | 'notice' | 'fault' | 'detail' | 'decided_by'>
> & { readonly state: StoredRequest['state']; readonly attempts?: number }

/** Keeps a request to be sent now; false when one of that id is there already. */
export async function keepRequest(
  db: Db,
  { requestId, interactionId, agentId, madeAt, form }: Submission,
  deviceId: string,
  at: EpochMs,
): Promise<boolean> {
  const json = storableJson(form)
  // Its schema has two levels.
  if (json === null) throw new Error('the form cannot be stored')
  const inserted = await db
    .insertInto('service_request')
    .values({
      request_id: requestId,
      interaction_id: interactionId,
      person_id: agentId,
      device_id: deviceId,
      service_code: storable(form.serviceCode),
      service_name: storable(form.serviceName),
      form: json,
      made_at: new Date(madeAt),
      received_at: new Date(at),
      state: 'kept',
      due_at: new Date(at),
      attempts: 0,
      changed_at: new Date(at),
      version: 1,
    })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findRequest(db: Db, requestId: string): Promise<StoredRequest | null> {
  const row = await db.selectFrom('service_request').selectAll().where('request_id', '=', requestId).executeTakeFirst()
  return row ?? null
}

/** Changes a request that is still as `before` had it, and tells every node; null when it is not. */
export async function changeRequest(
  db: Db,
  before: StoredRequest,
  change: RequestChange,
  at: EpochMs,
): Promise<StoredRequest | null> {
  const isOver = change.state === 'numbered' || change.state === 'taken' || change.state === 'dropped'
  return db.transaction().execute(async (transaction) => {
    const changed = await transaction
      .updateTable('service_request')
      .set({
        due_at: null,
        sending_since: null,
        ...change,
        ...(change.detail ? { detail: storable(change.detail) } : {}),
        ...(change.notice ? { notice: storable(change.notice) } : {}),
        ...(isOver || change.state === 'token' ? { form: null } : {}),
        changed_at: new Date(at),
        version: before.version + 1,
      })
      .where('request_id', '=', before.request_id)
      .where('version', '=', before.version)
      .returningAll()
      .executeTakeFirst()
    if (changed) await announceChange(transaction, 'service-request-changed')
    return changed ?? null
  })
}

/**
 * Takes the request that is due first for this node alone: it stands as being sent before it is sent, so that whoever
 * finds it after a crash knows that it may have gone. Null: nothing is due.
 */
export async function takeDue(db: Db, at: EpochMs): Promise<StoredRequest | null> {
  const row = await db
    .updateTable('service_request')
    .set((now) => ({
      state: 'sending',
      due_at: null,
      sending_since: new Date(at),
      attempts: now('attempts', '+', 1),
      changed_at: new Date(at),
      version: now('version', '+', 1),
    }))
    .where('request_id', '=', firstDue(db, 'kept', at))
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Takes the token that is due first; it is asked about until `until` by this node alone, and later by any. */
export async function takeDueToken(db: Db, at: EpochMs, until: EpochMs): Promise<StoredRequest | null> {
  const row = await db
    .updateTable('service_request')
    .set((now) => ({ due_at: new Date(until), attempts: now('attempts', '+', 1) }))
    .where('request_id', '=', firstDue(db, 'token', at))
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** There is no number for the token yet: asked about again then. Nobody is told, since nothing is new. */
export async function postponeToken(db: Db, { request_id }: StoredRequest, dueAt: Date | null): Promise<void> {
  await db
    .updateTable('service_request')
    .set({ due_at: dueAt })
    .where('request_id', '=', request_id)
    .where('state', '=', 'token')
    .execute()
}

/** Nodes that look at the same moment take different ones. */
const firstDue = (db: Db, state: 'kept' | 'token', at: EpochMs) =>
  db
    .selectFrom('service_request')
    .select('request_id')
    .where('state', '=', state)
    .where('due_at', '<=', new Date(at))
    .orderBy('due_at')
    .limit(1)
    .forUpdate()
    .skipLocked()

/** Requests whose node ended while it sent them. Whether they arrived nobody knows. */
export async function giveUpLost(db: Db, sentBefore: EpochMs, at: EpochMs): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const lost = await transaction
      .updateTable('service_request')
      .set((now) => ({
        state: 'unknown',
        sending_since: null,
        fault: 'answer-lost',
        changed_at: new Date(at),
        version: now('version', '+', 1),
      }))
      .where('sending_since', '<', new Date(sentBefore))
      .returning('request_id')
      .execute()
    if (lost.length > 0) await announceChange(transaction, 'service-request-changed')
    return lost.length
  })
}

/** A person's requests made since then; with `overseen` also everybody's that wait for somebody. Newest first. */
export async function listRequests(
  db: Db,
  personId: string,
  { since, overseen }: { readonly since: Date; readonly overseen: boolean },
): Promise<StoredRequest[]> {
  return db
    .selectFrom('service_request')
    .selectAll()
    .where(({ and, or, eb }) =>
      or([
        and([
          eb('person_id', '=', personId),
          or([eb('made_at', '>=', since), eb('state', 'not in', ['numbered', 'taken', 'dropped'])]),
        ]),
        ...(overseen ? [eb('state', 'in', ['refused', 'unknown'])] : []),
      ]),
    )
    .orderBy('made_at', 'desc')
    .limit(200)
    .execute()
}

/** Requests of these people that changed since then. */
export async function changedSince(db: Db, personIds: readonly string[], since: Date): Promise<StoredRequest[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('service_request')
    .selectAll()
    .where('changed_at', '>=', since)
    .where('person_id', 'in', personIds)
    .orderBy('changed_at')
    .execute()
}

/** Forgets the forms of requests that nobody has decided about for that long. */
export async function forgetForms(db: Db, changedBefore: Date): Promise<void> {
  await db
    .updateTable('service_request')
    .set({ form: null })
    .where('state', 'in', ['refused', 'unknown'])
    .where('changed_at', '<', changedBefore)
    .where(sql<boolean>`form is not null`)
    .execute()
}

/** PostgreSQL keeps every character but NUL. */
const storable = (text: string) => text.replaceAll('\0', '\ufffd')

export const toSentRequest = (row: StoredRequest): SentRequest => ({
  requestId: row.request_id,
  interactionId: row.interaction_id,
  agentId: row.person_id,
  serviceCode: row.service_code,
  serviceName: row.service_name,
  madeAt: row.made_at.getTime(),
  state: row.state,
  number: row.number,
  notice: row.notice,
  fault: row.fault,
  detail: row.detail,
  dueAt: row.due_at?.getTime() ?? null,
  // While it is on its way nobody has to do anything about it.
  form: row.state === 'refused' || row.state === 'unknown' ? row.form : null,
  version: row.version,
})
