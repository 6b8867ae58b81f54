import { assertNever } from '../assert-never.ts'
import type { Fact } from '../interaction/fact.ts'
import type { Conversation, DeskEvent } from './conversation.ts'

/**
 * What happened at the centre, as a fact of the agent's interaction; null for what was said. Its id and its instant are
 * the event's, so that it is one fact however often, wherever and however late it is told, and whoever records it.
 */
export function factOf(
  event: DeskEvent,
  { interactionId, channel }: Pick<Conversation, 'interactionId' | 'channel'>,
  agentId: string,
): Fact | null {
  const stamp = { factId: event.eventId, interactionId, agentId, at: event.at }
  switch (event.kind) {
    case 'offered':
      return { ...stamp, kind: 'offered', channel, practice: false }
    case 'accepted':
    case 'held':
    case 'resumed':
    case 'ended':
      return { ...stamp, kind: event.kind }
    case 'transferred':
      return { ...stamp, kind: 'transferred', to: event.to }
    case 'utterance':
      return null
    default:
      return assertNever(event)
  }
}
