import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Draft, draftSchema } from '../../shared/interaction/draft.ts'
import type { Log } from '../log.ts'
import { inTurn } from './in-turn.ts'
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
  /** The interactions are over: their drafts go, and one that arrives late is not kept. */
  close(interactionIds: readonly string[]): Promise<void>
}

export async function openDrafts(folder: string, log: Log): Promise<Drafts> {
  const fileOf = (agentId: string) => join(folder, `${agentId}.json`)
  const closed = new Set<string>()
  const waiting = new Map<string, Draft>()
  const turn = inTurn()

  const names = () => readdir(folder).catch(() => [])
  // A crash in the middle of a save leaves half a draft, which nobody reads and which would never go.
  for (const name of await names()) if (name.endsWith('.next')) await rm(join(folder, name), { force: true })

  const remove = (agentId: string) => rm(fileOf(agentId), { force: true })

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
      return turn(async () => {
        const newest = waiting.get(draft.agentId)
        waiting.delete(draft.agentId)
        if (!newest || closed.has(newest.interactionId)) return
        await writeFileSafely(fileOf(newest.agentId), JSON.stringify(newest))
      })
    },
    read: (agentId) => turn(() => read(agentId)),
    discard: (agentId) => {
      waiting.delete(agentId)
      return turn(() => remove(agentId))
    },
    close: (interactionIds) => {
      for (const interactionId of interactionIds) closed.add(interactionId)
      return turn(async () => {
        for (const name of await names()) {
          const agentId = name.replace(/\.json$/, '')
          const draft = await read(agentId)
          if (draft && closed.has(draft.interactionId)) await remove(agentId)
        }
      })
    },
  }
}
