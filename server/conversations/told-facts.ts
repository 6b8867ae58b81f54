import type { EpochMs } from '../../shared/clock.ts'
import { factOf } from '../../shared/conversation/desk-fact.ts'
import type { Db } from '../db/database.ts'
import { storeToldFacts } from '../interactions/store-told-facts.ts'
import { eventsOfParts } from './conversation-events-repository.ts'
import type { Part } from './conversation-rules.ts'
import type { StoredConversation } from './conversations-repository.ts'
import type { Changed } from './take-events.ts'

/**
 * A desk records what it is told of its agent's part, and is told nothing any more once that is closed. From then on
 * the centre records it: everything at the closing, because the desk may have been away or a moment behind, and
 * whatever is told later. A fact has the id of its event, so what the desk recorded as well counts once.
 *
 * `before`: the conversations as they were locked, by id. For inside the transaction that wrote what `changed`.
 */
export async function recordWhatWasTold(
  db: Db,
  before: ReadonlyMap<string, StoredConversation>,
  changed: readonly Changed[],
  at: EpochMs,
): Promise<void> {
  const closed = changed.flatMap(({ conversation: { conversationId, state }, recorded }) => {
    const wereClosed = idsOf(before.get(conversationId)?.state.parts.filter(isClosedByAgent) ?? [])
    const told = idsOf(recorded)
    return state.parts
      .filter(isClosedByAgent)
      .filter(({ interactionId }) => !wereClosed.has(interactionId) || told.has(interactionId))
      .map(({ interactionId, agentId }) => ({ conversationId, interactionId, agentId, channel: state.channel }))
  })
  if (closed.length === 0) return
  const parts = new Map(closed.map((part) => [part.interactionId, part]))
  const told = await eventsOfParts(db, closed)
  const facts = told.flatMap(({ interactionId, event }) => {
    const part = parts.get(interactionId ?? '')
    return (part?.agentId && factOf(event, part, part.agentId)) || []
  })
  await storeToldFacts(db, facts, at)
}

/** Whoever never accepted it has no interaction to record. */
const isClosedByAgent = (part: Part) => part.closedAt !== null && part.acceptedAt !== null

const idsOf = (those: readonly { readonly interactionId: string | null }[]) =>
  new Set(those.map(({ interactionId }) => interactionId))
