import { randomBytes, randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { EpochMs } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import type { ConversationSourceTable } from '../db/tables/conversations.ts'
import { normalizeSignInName } from '../people/people-repository.ts'

export const sourceKinds = ['generic', 'chatwoot', 'twilio', 'genesys', 'connect', 'chat-page'] as const
export const sourceKindSchema = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof sourceKindSchema>

/** The platform's names for our people: its name to a sign-in name. */
export const agentNamesSchema = z.record(z.string(), z.string()).default({})

/** What every source may be told; an adapter reads settings of its own beside these (`adapters/`). */
export const sourceSettingsSchema = z.looseObject({ agents: agentNamesSchema })

/** A platform that tells of conversations. */
export type Source = {
  readonly sourceId: string
  readonly name: string
  readonly kind: SourceKind
  readonly keyId: string
  readonly secret: string
  readonly settings: z.infer<typeof sourceSettingsSchema>
  readonly pull: boolean
  readonly eventsPerMinute: number
  readonly isRevoked: boolean
}

export type NewSource = Pick<Source, 'name' | 'kind' | 'settings' | 'pull' | 'eventsPerMinute'>

/** The kinds whose conversations can be answered: what an agent writes is taken to the resident. */
const answering: ReadonlySet<SourceKind> = new Set(['chatwoot', 'twilio', 'chat-page'])
export const takesReplies = ({ kind }: Pick<Source, 'kind'>) => answering.has(kind)
/** Those that are told by a request of ours; our own chat page is not, it hears of what is committed. */
const answeredByRequest: ReadonlySet<SourceKind> = new Set(['chatwoot', 'twilio'])
export const isAnsweredByRequest = ({ kind }: Pick<Source, 'kind'>) => answeredByRequest.has(kind)

/** Adds one, with a key of its own; null when the name is taken. The secret is 32 random bytes as base64url. */
export async function addSource(db: Db, source: NewSource, at: EpochMs): Promise<Source | null> {
  const added = await db
    .insertInto('conversation_source')
    .values({
      source_id: randomUUID(),
      name: source.name,
      kind: source.kind,
      key_id: `key_${randomBytes(9).toString('base64url')}`,
      secret: randomBytes(32).toString('base64url'),
      settings: storableJson(source.settings) ?? '{}',
      pull: source.pull,
      events_per_minute: source.eventsPerMinute,
      created_at: new Date(at),
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
  return added ? toSource(added) : null
}

/** Takes nothing more from it. False when there is no such source, or it was revoked before. */
export async function revokeSource(db: Db, name: string, at: EpochMs): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('conversation_source')
    .set({ revoked_at: new Date(at) })
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** All of them, by name. */
export async function listSources(db: Db): Promise<Source[]> {
  const rows = await db.selectFrom('conversation_source').selectAll().orderBy('name').execute()
  return rows.map(toSource)
}

/**
 * Remembers a signed request. False when the same was seen before; signatures are forgotten once their time stamps are
 * refused anyway.
 */
export async function noteSignature(db: Db, sourceId: string, signature: string, at: EpochMs): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('conversation_signature')
    .values({ source_id: sourceId, signature, seen_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function forgetSignatures(db: Db, before: EpochMs): Promise<void> {
  await db.deleteFrom('conversation_signature').where('seen_at', '<', new Date(before)).execute()
}

/** People who may take conversations, by their sign-in names in one spelling. */
export async function peopleByName(db: Db): Promise<Map<string, { personId: string; displayName: string }>> {
  const rows = await db
    .selectFrom('person')
    .select(['person_id', 'sign_in_name', 'display_name'])
    .where('disabled_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.sign_in_name, { personId: row.person_id, displayName: row.display_name }]))
}

/** A platform's name for an agent, as a sign-in name in one spelling. */
export const signInNameOf = ({ settings }: Source, agent: string) =>
  normalizeSignInName(settings.agents[agent] ?? agent)

const toSource = (row: Selectable<ConversationSourceTable>): Source => ({
  sourceId: row.source_id,
  name: row.name,
  kind: sourceKindSchema.catch('generic').parse(row.kind),
  keyId: row.key_id,
  secret: row.secret,
  settings: sourceSettingsSchema.catch({ agents: {} }).parse(row.settings),
  pull: row.pull,
  eventsPerMinute: row.events_per_minute,
  isRevoked: row.revoked_at !== null,
})
