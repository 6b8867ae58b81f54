import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { factOf } from '../../../shared/conversation/desk-fact.ts'
import type { Fact } from '../../../shared/interaction/fact.ts'

const isAccepted = (facts: readonly Fact[]) => facts.some(({ kind }) => kind === 'accepted')

/**
 * What a tail tells that this window did not know. Facts are recorded from the acceptance on: what was only offered,
 * and went to somebody else, is no interaction of this agent.
 */
export function newsIn({ conversation, events }: ConversationTail, known: readonly Fact[], agentId: string) {
  const told = new Set(known.map(({ factId }) => factId))
  const facts = events
    .flatMap((event) => factOf(event, conversation, agentId) ?? [])
    .filter(({ factId }) => !told.has(factId))
  const utterances = events.flatMap((event) => (event.kind === 'utterance' ? [event.utterance] : []))
  const position = Math.max(0, ...events.map((event) => event.position))
  const isMine = isAccepted([...known, ...facts])
  const recordable = isMine ? [...(isAccepted(known) ? [] : known), ...facts] : []
  return { facts, utterances, position, recordable }
}
