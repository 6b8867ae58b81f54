import { randomUUID } from 'node:crypto'
import type { EpochMs } from '../../shared/clock.ts'
import { type Db, retryRaces } from '../db/database.ts'
import { storableJson } from '../db/storable-json.ts'
import { refreshArrivals } from './arrivals-repository.ts'
import { hasUtterance, knownOffsets, type NewEvent, offsetKey } from './conversation-events-repository.ts'
import { type ConversationState, type Happening, happen, type Recorded } from './conversation-rules.ts'
import {
  lockConversations,
  type StoredConversation,
  type Where,
  writeConversations,
} from './conversations-repository.ts'
import { announceConversations } from './node-messages.ts'
import { recordWhatWasTold } from './told-facts.ts'

/*
 * Many happenings, one transaction:
 *
 *   conversations locked ─▶ offsets known? ─▶ each happening in turn ─▶ written ─▶ facts of what no desk is told
 *     ─▶ other nodes told ─▶ commit
 *
 * Each is taken or refused by itself. Nobody is told of anything before the commit.
 */

export type Item = {
  readonly where: Where
  readonly what: Happening
  /** Its place in the source's account; null for what our own people do. */
  readonly offset: number | null
  /** What was told under that offset, so that something else under it is noticed. */
  readonly digest: string | null
  /** Looks at the conversation once it is locked; a word refuses the happening with that reason. */
  readonly guard?: (conversation: StoredConversation) => string | null
  /** Changes beside the happening, in the same transaction. */
  readonly also?: (conversation: StoredConversation) => StoredConversation
  /** It is an agent's: the source has to be told. */
  readonly reply?: boolean
}

export type ItemOutcome =
  | { readonly kind: 'taken'; readonly conversationId: string }
  | { readonly kind: 'repeated'; readonly conversationId: string }
  | { readonly kind: 'refused'; readonly reason: 'offset-taken' | 'over' | 'no-such-conversation' | (string & {}) }

/** A conversation that a commit has changed. */
export type Changed = {
  readonly conversation: StoredConversation
  /** Its last position before. */
  readonly before: number
  readonly recorded: readonly Recorded[]
}

export type Taken = { readonly outcomes: readonly ItemOutcome[]; readonly changed: readonly Changed[] }

/** Takes them in the order given. Rejects when the database cannot commit; nothing of them is there then. */
export function takeEvents(db: Db, nodeId: string, items: readonly Item[], at: EpochMs): Promise<Taken> {
  return retryRaces(() => db.transaction().execute((transaction) => takeAll(transaction, nodeId, items, at)))
}

async function takeAll(db: Db, nodeId: string, items: readonly Item[], at: EpochMs): Promise<Taken> {
  const wheres = items.map(({ where }) => where)
  const locked = await lockConversations(db, wheres, at)
  const desk = openBook(locked)
  const known = await knownOffsets(
    db,
    items.flatMap(({ where, offset }) => {
      const conversation = desk.find(where)
      return conversation && offset !== null ? { conversationId: conversation.conversationId, offset } : []
    }),
  )
  const outcomes: ItemOutcome[] = []
  for (const item of items) outcomes.push(await takeOne(db, desk, known, item))
  const changed = desk.changed()
  await writeConversations(
    db,
    changed.map(({ conversation }) => conversation),
    desk.events(),
    at,
  )
  // Before what changes rows of interactions: a delivery locks an interaction first, then its row.
  await recordWhatWasTold(db, locked, changed, at)
  await refreshArrivals(
    db,
    // Words change nothing of when somebody came and was answered; the end looks at all of them.
    changed.filter(hasMoved).map(({ conversation }) => conversation.conversationId),
  )
  await writeReplies(db, desk.replies(), at)
  await announceConversations(
    db,
    nodeId,
    changed.map(({ conversation }) => conversation.conversationId),
  )
  return { outcomes, changed }
}

/** What is no word and begins nothing is taken when the words are gone, too: times are those of the events. */
const putsTimesRight = ({ endedAt }: ConversationState, what: Happening): boolean =>
  what.kind === 'held' ||
  what.kind === 'resumed' ||
  what.kind === 'ended' ||
  what.kind === 'closed' ||
  (what.kind === 'accepted' && endedAt !== null && what.at <= endedAt)

const hasMoved = ({ recorded }: Changed) => recorded.some(({ event }) => event.kind !== 'utterance')

type Book = ReturnType<typeof openBook>

/** The locked conversations while they change. */
function openBook(locked: ReadonlyMap<string, StoredConversation>) {
  const now = new Map(locked)
  const byKey = new Map([...locked.values()].map((one) => [`${one.sourceId} ${one.sourceKey}`, one.conversationId]))
  const touched = new Map<string, Recorded[]>()
  const events: NewEvent[] = []
  const replies: { readonly conversation: StoredConversation; readonly recorded: Recorded }[] = []
  return {
    find: (where: Where): StoredConversation | undefined =>
      now.get(
        'conversationId' in where ? where.conversationId : (byKey.get(`${where.sourceId} ${where.sourceKey}`) ?? ''),
      ),
    put: (conversation: StoredConversation, recorded: readonly Recorded[], item: Item) => {
      const { conversationId } = conversation
      now.set(conversationId, conversation)
      touched.set(conversationId, [...(touched.get(conversationId) ?? []), ...recorded])
      for (const [place, one] of recorded.entries()) {
        // What follows from an event has no offset of its own.
        const isIt = place === recorded.length - 1
        events.push({ ...one, conversationId, offset: isIt ? item.offset : null, digest: isIt ? item.digest : null })
        if (isIt && item.reply) replies.push({ conversation, recorded: one })
      }
    },
    changed: (): Changed[] =>
      [...touched].flatMap(([conversationId, recorded]) => {
        const [conversation, first] = [now.get(conversationId), locked.get(conversationId)]
        return conversation && first ? { conversation, before: first.state.lastPosition, recorded } : []
      }),
    events: () => events,
    replies: () => replies,
  }
}

async function takeOne(db: Db, book: Book, known: Map<string, string | null>, item: Item): Promise<ItemOutcome> {
  const conversation = book.find(item.where)
  if (!conversation) return { kind: 'refused', reason: 'no-such-conversation' }
  const { conversationId } = conversation
  const told = item.offset === null ? undefined : known.get(offsetKey(conversationId, item.offset))
  if (told !== undefined) {
    return told === item.digest ? { kind: 'repeated', conversationId } : { kind: 'refused', reason: 'offset-taken' }
  }
  if (conversation.isForgotten && !putsTimesRight(conversation.state, item.what)) {
    return { kind: 'refused', reason: 'over' }
  }
  const objection = item.guard?.(conversation) ?? null
  if (objection !== null) return { kind: 'refused', reason: objection }
  if (await isSaidAlready(db, conversationId, item)) return { kind: 'repeated', conversationId }
  const { state, recorded } = happen(conversation.state, item.what, randomUUID)
  const after = { ...conversation, state }
  book.put(item.also?.(after) ?? after, recorded, item)
  if (item.offset !== null && recorded.length > 0) known.set(offsetKey(conversationId, item.offset), item.digest)
  return { kind: 'taken', conversationId }
}

/** An agent's own words come with a name of their own; the source's are known by their offset. */
const isSaidAlready = async (db: Db, conversationId: string, { what, offset }: Item): Promise<boolean> =>
  offset === null && what.kind === 'utterance' && (await hasUtterance(db, conversationId, what.utterance.utteranceId))

async function writeReplies(db: Db, replies: ReturnType<Book['replies']>, at: EpochMs): Promise<void> {
  if (replies.length === 0) return
  await db
    .insertInto('conversation_reply')
    .values(
      replies.map(({ conversation, recorded }) => ({
        conversation_id: conversation.conversationId,
        position: recorded.event.position,
        source_id: conversation.sourceId,
        body: storableJson(recorded.event) ?? 'null',
        next_try_at: new Date(at),
        last_fault: null,
      })),
    )
    .execute()
}

/** Whether this agent has the conversation now, and is in it. */
export const partOf = (state: ConversationState, agentId: string) =>
  state.parts.findLast((part) => part.agentId === agentId && part.closedAt === null)
