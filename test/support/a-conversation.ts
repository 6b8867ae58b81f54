import { randomUUID } from 'node:crypto'
import type { Conversation, ConversationTail, DeskEvent } from '../../shared/conversation/conversation.ts'

const beganAt = Date.UTC(2026, 10, 23, 14, 0)

type Happening = DeskEvent extends infer Event
  ? Event extends DeskEvent
    ? Omit<Event, 'position' | 'eventId'>
    : never
  : never

/** A conversation at the centre, with hands that make things happen in it. Each tells a tail as the centre would. */
export function aConversation(more: Partial<Conversation> = {}) {
  let position = 0
  let conversation: Conversation = {
    conversationId: randomUUID(),
    interactionId: randomUUID(),
    channel: 'chat',
    queue: 'roads',
    source: 'Chat platform',
    language: 'en',
    resident: 'Robin',
    state: 'offered',
    offeredAt: beganAt,
    canSay: true,
    residentConnected: true,
    handOver: null,
    ...more,
  }
  const events: DeskEvent[] = []

  const happens = (happening: Happening, change: Partial<Conversation> = {}): ConversationTail => {
    const after = position
    position += 1
    conversation = { ...conversation, ...change }
    const event = { ...happening, position, eventId: randomUUID() } as DeskEvent
    events.push(event)
    return { conversation, after, events: [event] }
  }
  const said = (
    text: string,
    { speaker = 'resident' as const, at = beganAt, utteranceId = randomUUID() as string } = {},
  ) => happens({ kind: 'utterance', at, utterance: { utteranceId, speaker, text, heardAt: at } })

  return {
    ...conversation,
    beganAt,
    /** All of it, from the beginning. */
    whole: (): ConversationTail => ({ conversation, after: 0, events: [...events] }),
    /** Nothing happened; what is known of it changed. */
    changed: (change: Partial<Conversation>): ConversationTail => {
      conversation = { ...conversation, ...change }
      return { conversation, after: position, events: [] }
    },
    offered: (at = beganAt) => happens({ kind: 'offered', at }),
    accepted: (at = beganAt) => happens({ kind: 'accepted', at }, { state: 'talking' }),
    held: (at: number) => happens({ kind: 'held', at }, { state: 'holding' }),
    resumed: (at: number) => happens({ kind: 'resumed', at }, { state: 'talking' }),
    transferred: (at: number, to = 'waste') => happens({ kind: 'transferred', at, to }, { state: 'ended' }),
    ended: (at: number) => happens({ kind: 'ended', at, by: 'resident' }, { state: 'ended' }),
    said,
    agentSaid: (text: string, how: { at?: number; utteranceId?: string } = {}) =>
      happens({
        kind: 'utterance',
        at: how.at ?? beganAt,
        utterance: {
          utteranceId: how.utteranceId ?? randomUUID(),
          speaker: 'agent',
          text,
          heardAt: how.at ?? beganAt,
        },
      }),
  }
}

export type AConversation = ReturnType<typeof aConversation>

/** Two or more tails of one conversation as one. */
export function together(...tails: readonly ConversationTail[]): ConversationTail {
  const [first, last] = [tails[0], tails.at(-1)]
  if (!first || !last) throw new Error('no tail to put together')
  return { ...last, after: first.after, events: tails.flatMap(({ events }) => events) }
}
