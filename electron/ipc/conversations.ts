import type { ConversationSync } from '../sync/conversation-sync.ts'
import { type Handle, undoAll } from './handle.ts'

/** What main knows of the conversations of whoever is signed in. */
export function registerConversationHandlers(
  handle: Handle,
  { conversations }: { readonly conversations: Pick<ConversationSync, 'all'> },
) {
  return undoAll(handle('conversations:read', () => conversations.all()))
}
