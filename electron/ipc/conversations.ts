import type { Handle } from './handle.ts'

/** Until the centre tells conversations there are none, and nothing is sent into one. */
export function registerConversationHandlers(handle: Handle) {
  return handle('conversations:read', () => ({ conversations: [], presence: null, waiting: [], caughtUp: false }))
}
