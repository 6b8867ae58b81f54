import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import type { Db } from '../db/database.ts'
import { type ConnectedDesktop, forgetNode, noteNode } from './nodes-repository.ts'

/** Keeps in the database who is connected to this node, for all nodes to read. */
export type NodeRegister = {
  /** Brings it up to date now. */
  note(): Promise<void>
  /** Somebody came or went: it is up to date within a moment, in which others may come too. */
  noteSoon(): void
  stop(): Promise<void>
}

/** Several times within `nodeLostAfterMs`. */
const everyMsAsBuilt = 5_000

/** Short for who looks for a colleague, and long enough that thousands who come back at once are a few lines. */
const soonMs = 300

export function registerNode(
  { db, clock, log }: { readonly db: Db; readonly clock: Clock; readonly log: Logger },
  connected: () => readonly ConnectedDesktop[],
  noteEveryMs = everyMsAsBuilt,
): NodeRegister {
  const nodeId = randomUUID()
  let last: Promise<void> = Promise.resolve()
  const note = () => {
    last = last.catch(() => {}).then(() => noteNode(db, nodeId, connected(), clock.now()))
    return last
  }
  let soon: NodeJS.Timeout | undefined
  let isStopped = false
  const noteInTime = () => {
    clearTimeout(soon)
    soon = undefined
    note().catch((error: unknown) => log.warn({ err: error }, 'could not write down who is connected'))
  }
  const timer = setInterval(noteInTime, noteEveryMs)
  noteInTime()
  return {
    note,
    noteSoon: () => {
      if (!isStopped) soon ??= setTimeout(noteInTime, soonMs)
    },
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      clearTimeout(soon)
      await last.catch(() => {})
      // Where the database is away, the others forget this node by themselves.
      await forgetNode(db, nodeId, clock.now()).catch((error: unknown) =>
        log.debug({ err: error }, 'could not sign this node off'),
      )
    },
  }
}
