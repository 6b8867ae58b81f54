import type { SessionKeeper } from '../sync/session-keeper.ts'
import { type Handle, undoAll } from './handle.ts'

type SessionDeps = {
  readonly session: SessionKeeper
  /** Somebody signed in or out: connect as who is there now. */
  readonly onPersonChanged: () => void
}

export function registerSessionHandlers(handle: Handle, { session, onPersonChanged }: SessionDeps) {
  return undoAll(
    handle('session:current', () => session.person()),
    handle('session:sign-in', async ({ signInName, password }) => {
      const answer = await session.signIn(signInName, password)
      if (answer.ok) onPersonChanged()
      return answer
    }),
    handle('session:sign-out', async () => {
      // What waits in the outbox stays there, and goes with whoever signs in next.
      await session.signOut()
      onPersonChanged()
      return {}
    }),
  )
}
