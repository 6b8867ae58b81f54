import type { Utterance } from '../../shared/conversation/utterance.ts'

export type FeedListener = {
  utteranceHeard(interactionId: string, utterance: Utterance): void
  /** The resident has nothing more to say. */
  conversationFinished(interactionId: string): void
}

/**
 * Where the words of a conversation come from: a practice script now, a chat or telephony platform the same way.
 */
export interface ConversationFeed {
  /** Tells the listener everything that is heard until the function returned is called. */
  listen(listener: FeedListener): () => void
}
