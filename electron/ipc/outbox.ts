import type { Outbox } from '../storage/outbox.ts'
import { type Handle, undoAll } from './handle.ts'

type OutboxDeps = {
  readonly outbox: Outbox
  /** Refused entries wait again: announce it and send them. */
  readonly onSentAgain: () => void
}

export function registerOutboxHandlers(handle: Handle, { outbox, onSentAgain }: OutboxDeps) {
  return undoAll(
    handle('outbox:refused', () => outbox.refused()),
    handle('outbox:send-again', async ({ sequences }) => {
      await outbox.sendAgain(sequences)
      onSentAgain()
      return {}
    }),
  )
}
