import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { type ConnectedDesktop, forgetNode, noteNode } from './nodes-repository.ts'

/** Keeps in the database who is connected to this node, for all nodes to read. */
export type NodeRegister = {
  /** Brings it up to date now. */
  note(): Promise<void>
  stop(): Promise<void>
}

/** Several times within `nodeLostAfterMs`, and soon enough for a list that people look at. */
const noteEveryMs = 5_000

export function registerNode(
  { db, clock, log }: { readonly db: Db; readonly clock: Clock; readonly log: Logger },
  connected: () => readonly ConnectedDesktop[],
): NodeRegister {
  const nodeId = randomUUID()
  let last: Promise<void> = Promise.resolve()
  const note = () => {
    last = last.catch(() => {}).then(() => noteNode(db, nodeId, connected(), clock.now()))
    return last
  }
  const noteInTime = () => {
    note().catch((error: unknown) => log.warn({ err: error }, 'could not write down who is connected'))
  }
  const timer = setInterval(noteInTime, noteEveryMs)
  noteInTime()
  return {
    note,
    stop: async () => {
      clearInterval(timer)
      await last.catch(() => {})
      // Where the database is away, the others forget this node by themselves.
      await forgetNode(db, nodeId).catch((error: unknown) => log.debug({ err: error }, 'could not sign this node off'))
    },
  }
}
