import { randomUUID } from 'node:crypto'
import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { aDesktop } from './a-desktop.ts'
import type { HttpClient } from './http-client.ts'

/** A desk whose agent takes chats, and all that it is told. */
export async function aChatDesk(server: HttpClient, name = 'maya') {
  const desktop = await aDesktop(server, { name })
  const told: ConversationTail[] = []
  desktop.socket.on('conversation:events', (tail: ConversationTail) => told.push(tail))
  const followed = await desktop.ask('conversations:follow', { known: [] })
  if (!followed.ok) throw new Error(followed.reason)
  return {
    ...desktop,
    told,
    /** Takes the chat that has waited longest. */
    take: async (): Promise<string> => {
      const taken = await desktop.ask('conversation:take-next', {})
      if (!taken.ok) throw new Error(taken.reason)
      return taken.value.conversationId
    },
    say: (conversationId: string, text: string, utteranceId: string = randomUUID()) =>
      desktop.ask('conversation:say', { conversationId, utteranceId, text, language: 'en' }),
    texts: () =>
      told
        .flatMap(({ events }) => events)
        .flatMap((event) => (event.kind === 'utterance' ? `${event.utterance.speaker}: ${event.utterance.text}` : [])),
    last: () => told.at(-1)?.conversation,
  }
}
