import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Draft, draftSchema } from '../../shared/interaction/draft.ts'
import type { Log } from '../log.ts'
import { readJsonFile } from './read-json-file.ts'
import { writeFileSafely } from './write-file-safely.ts'

/**
 * The open interaction of each agent, against a crash.
 *
 * Files of their own and not rows of the database: a database keeps deleted rows in its logs for days, and the
 * resident's words must be gone when the interaction closes.
 */
export interface Drafts {
  /** Resolved means on disk. Of drafts that arrive while one is being written only the newest is. */
  save(draft: Draft): Promise<void>
  read(agentId: string): Promise<Draft | null>
  discard(agentId: string): Promise<void>
  /** The interaction is over: its draft goes, and one that arrives late is not kept. */
  close(interactionId: string): Promise<void>
}

export async function openDrafts(folder: string, log: Log): Promise<Drafts> {
  const fileOf = (agentId: string) => join(folder, `${agentId}.json`)
  const closed = new Set<string>()
  const waiting = new Map<string, Draft>()
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(work)
    // Whoever asked hears of the failure; the next one only waits for the end.
    last = run.then(
      () => undefined,
      () => undefined,
    )
    return run
  }

  const remove = async (agentId: string) => {
    await rm(fileOf(agentId), { force: true })
    await rm(`${fileOf(agentId)}.next`, { force: true })
  }

  const read = async (agentId: string) => {
    const file = await readJsonFile(fileOf(agentId))
    if (!file.ok && file.reason === 'absent') return null
    const draft = file.ok ? draftSchema.safeParse(file.value) : null
    if (draft?.success) return draft.data
    log.warn('draft unreadable', { detail: file.ok ? 'unknown shape' : (file.detail ?? '') })
    return null
  }

  return {
    save: (draft) => {
      waiting.set(draft.agentId, draft)
      return inTurn(async () => {
        const newest = waiting.get(draft.agentId)
        waiting.delete(draft.agentId)
        if (!newest || closed.has(newest.interactionId)) return
        await writeFileSafely(fileOf(newest.agentId), JSON.stringify(newest))
      })
    },
    read: (agentId) => inTurn(() => read(agentId)),
    discard: (agentId) => {
      waiting.delete(agentId)
      return inTurn(() => remove(agentId))
    },
    close: (interactionId) => {
      closed.add(interactionId)
      return inTurn(async () => {
        for (const name of await readdir(folder).catch(() => [])) {
          const agentId = name.replace(/\.json(\.next)?$/, '')
          const draft = await read(agentId)
          if (draft?.interactionId === interactionId) await remove(agentId)
        }
      })
    },
  }
}
